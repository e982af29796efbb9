import { avatar } from './avatar.ts';
import { inZone } from './dates.ts';
import { byId, h } from './dom.ts';
import { icon } from './icon.ts';
import { openMenu } from './menu.ts';
import { notice } from './notices.ts';
import type { Page } from './page.ts';

let drawn = '';
let moving = false;
let latest: Page | undefined;

/** The bar on top: the workspace, its time, the wire, and who one is. */
export function renderTop(page: Page): void {
  latest = page;
  const { screen, looking } = page;
  const key = JSON.stringify([
    screen.now,
    screen.you,
    screen.app.isConnected,
    looking.wire,
    moving,
  ]);
  if (key === drawn) return;
  drawn = key;
  const had = document.activeElement?.id;
  byId('top').replaceChildren(brand(page), clock(page), tools(page));
  if (had) document.getElementById(had)?.focus();
}

function brand({ screen }: Page): HTMLElement {
  const { isConnected, name } = screen.app;
  const state = isConnected ? `${name} is connected` : `${name} is not connected`;
  return h(
    'div',
    { class: 'brand' },
    h('strong', {}, screen.workspace),
    h('span', {
      class: `dot ${isConnected ? 'on' : 'off'}`,
      title: state,
      role: 'img',
      'aria-label': state,
    }),
  );
}

function clock(page: Page): HTMLElement {
  const { screen } = page;
  const { timeZone } = screen.you;
  const day = inZone(screen.now, timeZone, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  });
  const year = inZone(screen.now, timeZone, { year: 'numeric' });
  const time = inZone(screen.now, timeZone, { hour: '2-digit', minute: '2-digit' });
  const button = h(
    'button',
    {
      id: 'clock',
      type: 'button',
      'aria-haspopup': 'menu',
      'aria-busy': String(moving),
      disabled: moving,
      title: `Move time forward (${timeZone})`,
    },
    icon('clock'),
    h('span', {}, day, h('span', { class: 'year' }, ` ${year}`), ','),
    h('b', {}, time),
    h('span', { class: 'more' }, moving ? 'Time is moving…' : 'Move time ▸'),
  );
  const move = async (step: string) => {
    moving = true;
    renderTop(page);
    const problem = await page.server.advance(step);
    moving = false;
    if (latest) renderTop(latest);
    if (problem) notice(problem);
  };
  button.addEventListener('click', () => {
    openMenu(
      button,
      screen.steps.map(({ key, label, says }) => ({
        label,
        note: `to ${says}`,
        run: () => void move(key),
      })),
    );
  });
  return button;
}

function tools(page: Page): HTMLElement {
  const { screen, looking } = page;
  const wire = h(
    'button',
    {
      id: 'wire',
      type: 'button',
      'aria-pressed': String(looking.wire),
      title: 'What goes over the wire',
    },
    '⇄ Wire',
  );
  wire.addEventListener('click', () => page.look({ wire: !looking.wire }));
  const me = h(
    'button',
    {
      id: 'me',
      type: 'button',
      'aria-haspopup': 'menu',
      'aria-label': `You are ${screen.you.realName}. Be somebody else`,
    },
    avatar(screen.you, 'small'),
    h(
      'span',
      { class: 'me' },
      screen.you.realName,
      h('small', {}, screen.you.role.split(/[:,;]/)[0]),
    ),
    h('span', { 'aria-hidden': 'true' }, '▾'),
  );
  me.addEventListener('click', () => openMenu(me, people(page)));
  return h('div', { class: 'tools' }, wire, me);
}

function people(page: Page) {
  const { screen } = page;
  return screen.people
    .filter((person) => !person.isBot)
    .map((person) => ({
      picture: avatar(person, 'small'),
      label: person.id === screen.you.id ? `${person.realName} (you)` : person.realName,
      note: [person.role, person.team].filter(Boolean).join(' · '),
      run: () => page.become(person.id),
    }));
}
