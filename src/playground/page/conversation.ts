import { blocks } from './blocks/index.ts';
import { composer } from './composer.ts';
import { byId, h } from './dom.ts';
import { MessageList } from './message-list.ts';
import { type Page, sceneOf } from './page.ts';
import type { PagePlace } from './protocol.ts';
import { isWithApp, titleOf } from './sidebar.ts';
import { welcome } from './welcome.ts';

type Drawn = { readonly key: string; readonly list: MessageList; readonly header: HTMLElement };

let drawn: Drawn | undefined;
let homeDrawn = '';

/** The conversation or Home in the middle. */
export function renderConversation(page: Page): void {
  const { screen, looking } = page;
  const place = screen.places.find(({ id }) => id === looking.place);
  if (!place) return;
  const key = JSON.stringify([screen.you.id, place.id, looking.tab]);
  if (drawn?.key !== key) drawn = draw(key, place, page);
  drawn.header.replaceWith(header(place, page));
  drawn = { ...drawn, header: byId('place') };
  if (looking.tab === 'home') renderHome(page);
  else {
    const own = screen.messages.filter((message) => message.channel === place.id);
    drawn.list.render(
      own.filter(({ threadTs, ts, broadcast }) => !threadTs || threadTs === ts || broadcast),
      page,
    );
    const last = own.at(-1);
    if (place.unread && last && document.visibilityState === 'visible') {
      void page.act({ verb: 'read', place: place.id, ts: last.ts });
    }
  }
}

function draw(key: string, place: PagePlace, page: Page): Drawn {
  const isHome = page.looking.tab === 'home';
  const top = header(place, page);
  const list = new MessageList({ inThread: false, empty: () => welcome(page) });
  homeDrawn = '';
  const body = isHome
    ? [h('div', { id: 'home', class: 'home', tabindex: 0 })]
    : [
        list.element,
        composer({ place, page: page, label: `Message ${sign(place)}${titleOf(place, page)}` }),
      ];
  byId('main').replaceChildren(top, ...body);
  if (!isHome) byId('main').querySelector('textarea')?.focus();
  return { key, list, header: top };
}

function header(place: PagePlace, page: Page): HTMLElement {
  const count = place.kind === 'channel' ? `${place.members.length} members` : '';
  const shared = place.sharedWith ? `Shared with ${place.sharedWith}` : '';
  const archived = place.isArchived ? 'Archived' : '';
  const notes = [shared, archived, place.topic, count].filter(Boolean).join(' · ');
  return h(
    'header',
    { id: 'place' },
    h('h1', {}, `${sign(place)}${titleOf(place, page)}`),
    notes ? h('p', {}, notes) : null,
    isWithApp(place, page) && !page.screen.you.isStranger ? tabs(page) : null,
  );
}

function tabs(page: Page): HTMLElement {
  const tab = (name: 'home' | 'messages', label: string) => {
    const isChosen = page.looking.tab === name;
    const made = h(
      'button',
      { type: 'button', role: 'tab', 'aria-selected': String(isChosen) },
      label,
    );
    made.addEventListener('click', () => {
      if (name === 'home') void page.act({ verb: 'home' });
      page.look({ tab: name });
    });
    return made;
  };
  return h(
    'div',
    { class: 'tabs', role: 'tablist' },
    tab('home', 'Home'),
    tab('messages', 'Messages'),
  );
}

function renderHome(page: Page): void {
  const { home } = page.screen;
  const key = JSON.stringify([home?.hash, page.screen.you.id]);
  if (key === homeDrawn) return;
  homeDrawn = key;
  const box = byId('home');
  if (home) {
    const scene = sceneOf(page, { kind: 'view', id: home.id });
    box.replaceChildren(blocks(home.content.blocks, scene));
  } else
    box.replaceChildren(
      h('p', { class: 'quiet' }, `${page.screen.app.name} has no Home for you yet.`),
    );
}

function sign(place: PagePlace): string {
  return place.kind === 'channel' ? '#' : '';
}
