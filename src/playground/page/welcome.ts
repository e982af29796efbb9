import { h } from './dom.ts';
import type { Page } from './page.ts';

/** What to try when nothing has been said here yet. */
export function welcome(page: Page): HTMLElement {
  const { app, you } = page.screen;
  const lines = app.commands.map(({ line }) => line.trim()).filter((line) => line.includes(' '));
  const offers = lines.slice(0, 6).map((line) => {
    const button = h('button', { type: 'button', class: 'button' }, h('code', {}, line));
    button.addEventListener('click', () => {
      void page.act({ verb: 'type', place: page.looking.place, text: line });
    });
    return button;
  });
  const sentence = you.isStranger
    ? `You are a guest from ${you.team}: you see what ${app.name} posts here and can click it, but its commands are for the people of the other company.`
    : `This is a workspace of its own. Talk to ${app.name}: type a command below, or try one of these.`;
  return h(
    'div',
    { class: 'welcome' },
    h('h2', { class: 'welcome-title' }, `Welcome, ${you.realName.split(' ')[0] ?? ''}`),
    h('p', {}, sentence),
    you.isStranger ? null : h('div', { class: 'actions' }, ...offers),
    h(
      'p',
      { class: 'quiet' },
      'You can be somebody else (top right), move time forward (top), and see every request (Wire).',
    ),
  );
}
