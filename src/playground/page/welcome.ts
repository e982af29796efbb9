import { h } from './dom.ts';
import type { Page } from './page.ts';

/** What to try when nothing has been said here yet. */
export function welcome(page: Page): HTMLElement {
  const { app, you, note } = page.screen;
  const lines = app.commands.map(({ line }) => line.trim()).filter((line) => line.includes(' '));
  const offers = lines.slice(0, 6).map((line) => {
    const button = h('button', { type: 'button', class: 'button' }, h('code', {}, line));
    button.addEventListener('click', () => {
      void page.act({ verb: 'type', place: page.looking.place, text: line });
    });
    return button;
  });
  const sentence = you.isStranger
    ? guestWords(page)
    : `This is a workspace of its own. Talk to ${app.name}: type a command below, or try one of these.`;
  return h(
    'div',
    { class: 'welcome' },
    h('h2', { class: 'welcome-title' }, `Welcome, ${you.realName.split(' ')[0] ?? ''}`),
    note ? h('p', { class: 'note' }, h('strong', {}, note)) : null,
    h('p', {}, sentence),
    you.isStranger ? null : h('div', { class: 'actions' }, ...offers),
    h(
      'p',
      { class: 'quiet' },
      'You can be somebody else (top right), move time forward (top), and see every request (Wire).',
    ),
  );
}

/** What somebody of another company can do here, who cannot type the app's commands. */
function guestWords({ screen, looking }: Page): string {
  const { app, you, places } = screen;
  const host = places.find(({ id }) => id === looking.place)?.sharedWith || 'the other company';
  return `You are from ${you.team} and meet ${host} in this channel. ${app.name} posts here what ${host} shares with you: the buttons under its messages are yours as well, and only you see what they show. Nothing has been shared yet; be somebody of ${host} to share something.`;
}
