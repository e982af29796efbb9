import { composer } from './composer.ts';
import { byId, h } from './dom.ts';
import { MessageList } from './message-list.ts';
import type { Page } from './page.ts';
import { wirePanel } from './wire.ts';

type Drawn = { readonly key: string; readonly list?: MessageList };

let drawn: Drawn = { key: '' };

/** The panel on the side: a thread, or what goes over the wire. */
export function renderSide(page: Page): void {
  const { looking, screen } = page;
  const side = byId('side');
  const kind = looking.wire ? 'wire' : looking.thread ? `thread ${looking.thread}` : '';
  const key = kind && JSON.stringify([screen.you.id, looking.place, kind]);
  if (drawn.key !== key) drawn = draw(key, page);
  side.hidden = !key;
  document.body.dataset.side = key ? 'open' : 'closed';
  const { thread } = looking;
  const own = screen.messages.filter(
    ({ channel, ts, threadTs }) =>
      channel === looking.place && (ts === thread || threadTs === thread),
  );
  drawn.list?.render(own, page);
}

function draw(key: string, page: Page): Drawn {
  const side = byId('side');
  const { looking, screen } = page;
  if (looking.wire) {
    side.replaceChildren(
      bar('Over the wire', () => page.look({ wire: false })),
      h(
        'p',
        { class: 'wire-note' },
        'Newest first, in real time: requests do not follow the moved clock.',
      ),
      wirePanel(page),
    );
    side.setAttribute('aria-label', 'Over the wire');
    return { key };
  }
  const place = screen.places.find(({ id }) => id === looking.place);
  if (!looking.thread || !place) {
    side.replaceChildren();
    return { key };
  }
  const list = new MessageList({
    inThread: true,
    empty: () => h('p', { class: 'quiet' }, 'This message is gone.'),
  });
  const box = composer({ place, page, label: 'Reply…', thread: looking.thread });
  side.replaceChildren(
    bar('Thread', () => page.look({ thread: undefined })),
    list.element,
    box,
  );
  side.setAttribute('aria-label', 'Thread');
  side.querySelector('textarea')?.focus();
  return { key, list };
}

function bar(title: string, close: () => void): HTMLElement {
  const button = h(
    'button',
    { type: 'button', class: 'close', 'aria-label': `Close ${title.toLowerCase()}` },
    '✕',
  );
  button.addEventListener('click', close);
  byId('side').onkeydown = (event) => {
    if (event.key === 'Escape') close();
  };
  return h('header', {}, h('h2', {}, title), button);
}
