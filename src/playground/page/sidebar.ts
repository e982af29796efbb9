import { avatar } from './avatar.ts';
import { byId, h } from './dom.ts';
import { icon } from './icon.ts';
import type { Page } from './page.ts';
import type { PagePlace } from './protocol.ts';

let drawn = '';

/** Channels, direct messages and the app. */
export function renderSidebar(page: Page): void {
  const { screen, looking } = page;
  const key = JSON.stringify([screen.places, looking.place, looking.tab, screen.you.id]);
  if (key === drawn) return;
  drawn = key;
  const had = document.activeElement?.id;
  const { app } = screen;
  const places = screen.places.filter((place) => !place.isArchived || place.id === looking.place);
  const others = places.filter((place) => place.kind !== 'channel' && !isWithApp(place, page));
  byId('sidebar').replaceChildren(
    group(
      'Channels',
      places.filter((place) => place.kind === 'channel'),
      page,
    ),
    ...(others.length ? [group('Direct messages', others, page)] : []),
    ...(hasApp(page) ? [appGroup(app.name, page)] : []),
  );
  if (had) document.getElementById(had)?.focus();
}

/** Says whether a place is the direct message with the app. */
export function isWithApp(place: PagePlace, { screen }: Page): boolean {
  return place.kind === 'im' && place.members.includes(screen.app.botUserId);
}

/** Guests meet the app in shared channels; its Home is for the people it is installed for. */
function hasApp(page: Page): boolean {
  return !page.screen.you.isStranger || page.screen.places.some((place) => isWithApp(place, page));
}

/** What a place is called. */
export function titleOf(place: PagePlace, { screen }: Page): string {
  if (place.kind === 'channel') return place.name;
  const names = place.members
    .filter((id) => id !== screen.you.id)
    .map((id) => screen.people.find((person) => person.id === id)?.realName ?? id);
  return names.join(', ');
}

function group(title: string, places: readonly PagePlace[], page: Page): HTMLElement {
  return h(
    'section',
    {},
    h('h2', {}, title),
    h('ul', {}, ...places.map((place) => h('li', {}, entry(place, page)))),
  );
}

function entry(place: PagePlace, page: Page): HTMLElement {
  const isCurrent = page.looking.place === place.id;
  const sign = place.kind === 'channel' ? (place.isPrivate ? icon('lock') : '#') : '●';
  const badge = place.unread
    ? h('span', { class: 'badge', 'aria-label': `${place.unread} unread` }, String(place.unread))
    : null;
  const shared = place.sharedWith
    ? h('span', { class: 'shared', title: `Shared with ${place.sharedWith}` }, place.sharedWith)
    : null;
  const button = h(
    'button',
    {
      id: `to-${place.id}`,
      type: 'button',
      class: place.unread ? 'unread' : '',
      'aria-current': isCurrent && 'page',
    },
    h('span', { class: 'sign', 'aria-hidden': 'true' }, sign),
    h('span', { class: 'name' }, titleOf(place, page)),
    shared,
    badge,
  );
  button.addEventListener('click', () =>
    page.look({ place: place.id, tab: 'messages', thread: undefined }),
  );
  return button;
}

function appGroup(name: string, page: Page): HTMLElement {
  const { screen, looking } = page;
  const place = screen.places.find((each) => isWithApp(each, page));
  const bot = screen.people.find((person) => person.id === screen.app.botUserId);
  const badge = place?.unread
    ? h('span', { class: 'badge', 'aria-label': `${place.unread} unread` }, String(place.unread))
    : null;
  const button = h(
    'button',
    { id: 'to-app', type: 'button', 'aria-current': looking.place === place?.id && 'page' },
    avatar(bot, 'tiny'),
    h('span', { class: 'name' }, name),
    badge,
  );
  button.addEventListener('click', async () => {
    if (!screen.you.isStranger) await page.act({ verb: 'home' });
    const tab = place?.unread || screen.you.isStranger ? 'messages' : 'home';
    openApp(page, tab);
  });
  return h('section', {}, h('h2', {}, 'Apps'), h('ul', {}, h('li', {}, button)));
}

function openApp(page: Page, tab: 'messages' | 'home'): void {
  const place = page.screen.places.find((each) => isWithApp(each, page));
  if (place) page.look({ place: place.id, tab, thread: undefined });
}
