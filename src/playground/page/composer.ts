import { Completion } from './completion.ts';
import { freshId, h } from './dom.ts';
import { openMenu } from './menu.ts';
import { notice } from './notices.ts';
import type { Page } from './page.ts';
import type { PagePlace } from './protocol.ts';
import { SentLines } from './sent-lines.ts';

type Composing = {
  readonly place: PagePlace;
  readonly page: Page;
  readonly label: string;
  readonly thread?: string;
};

/** The message box: Enter sends, Shift+Enter breaks the line, "/" offers commands. */
export function composer(composing: Composing): HTMLElement {
  const { place, page, label, thread } = composing;
  if (place.isArchived) return h('p', { class: 'composer quiet' }, 'This channel is archived.');
  const id = freshId();
  const field = h('textarea', {
    rows: 1,
    class: 'message-box',
    placeholder: label,
    'aria-label': label,
    role: 'combobox',
    'aria-expanded': 'false',
    'aria-controls': id,
    'aria-autocomplete': 'list',
  });
  const send = async () => {
    const text = field.value.trim();
    if (!text) return;
    sent.add(text);
    field.value = '';
    field.dispatchEvent(new Event('input'));
    const list = field.closest('main, aside')?.querySelector('.messages');
    list?.scrollTo({ top: list.scrollHeight });
    const outcome = await page.act({
      verb: 'type',
      place: place.id,
      text,
      ...(thread ? { thread } : {}),
    });
    if (outcome.kind === 'failed' && !text.startsWith('/')) notice(outcome.sentence);
  };
  const sent = new SentLines(field);
  const offers = new Completion({ field, id, commands: thread ? [] : page.screen.app.commands });
  field.addEventListener('keydown', (event) => {
    if (offers.take(event) || sent.take(event) || event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    void send();
  });
  field.addEventListener('input', () => grow(field));
  const button = h('button', { type: 'button', class: 'send', 'aria-label': 'Send' }, '➤');
  button.addEventListener('click', () => void send());
  return h(
    'div',
    { class: 'composer' },
    offers.element,
    h('div', { class: 'composer-box' }, shortcuts(page), field, button),
  );
}

/** As high as what is written in it, up to a few lines. */
function grow(field: HTMLTextAreaElement): void {
  field.style.height = 'auto';
  field.style.height = `${Math.min(field.scrollHeight, 160)}px`;
}

function shortcuts(page: Page): HTMLElement | null {
  const { globalShortcuts, name: app } = page.screen.app;
  if (!globalShortcuts.length || page.screen.you.isStranger) return null;
  const made = h(
    'button',
    { type: 'button', class: 'plus', 'aria-haspopup': 'menu', 'aria-label': 'Shortcuts' },
    '+',
  );
  made.addEventListener('click', () => {
    const items = globalShortcuts.map(({ name, callbackId }) => ({
      label: name,
      note: app,
      run: () => void page.act({ verb: 'shortcut', callbackId }),
    }));
    openMenu(made, items);
  });
  return made;
}
