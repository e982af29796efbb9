import { renderConversation } from './conversation.ts';
import { byId } from './dom.ts';
import { renderModals } from './modal.ts';
import { notice } from './notices.ts';
import { acted, type Looking, type Page } from './page.ts';
import type { PageScreen } from './protocol.ts';
import { Server } from './server.ts';
import { renderSide } from './side.ts';
import { renderSidebar } from './sidebar.ts';
import { renderTop } from './top.ts';

const SEEN_WARNINGS = new Set<string>();

/** Starts the page as one person; starts again when somebody else is chosen. */
function start(as: string): void {
  const server = new Server(as);
  let current: PageScreen | undefined;
  let looking: Looking = { ...remembered(), thread: undefined, wire: false };
  const render = () => {
    if (!current) return;
    const page: Page = {
      server,
      screen: current,
      looking,
      look: (change) => {
        looking = { ...looking, ...change };
        remember(looking);
        render();
      },
      become: (person) => {
        stop();
        sessionStorage.setItem('person', person);
        start(person);
      },
      act: (act) => acted(server, act),
    };
    if (!current.places.some(({ id }) => id === looking.place)) {
      looking = { ...looking, place: firstPlace(current), tab: 'messages', thread: undefined };
      page.look({});
      return;
    }
    renderAll(page);
  };
  const stop = server.watch({
    screen: (screen) => {
      warn(screen, current === undefined);
      current = screen;
      document.body.dataset.live = 'true';
      render();
    },
    wire: (last) => {
      byId('side').dispatchEvent(new CustomEvent('wire', { detail: last }));
    },
    lost: () => {
      document.body.dataset.live = 'false';
    },
  });
}

function renderAll(page: Page): void {
  document.title = `${unread(page.screen)}${page.screen.workspace} · Playground`;
  renderTop(page);
  renderSidebar(page);
  renderConversation(page);
  renderSide(page);
  renderModals(page);
}

function unread({ places }: PageScreen): string {
  const count = places.reduce((sum, place) => sum + place.unread, 0);
  return count ? `(${count}) ` : '';
}

/** Shows new warnings; those from before the page was opened count as seen. */
function warn({ warnings, you }: PageScreen, isFirst: boolean): void {
  for (const { seq, text } of warnings) {
    const key = `${you.id} ${seq}`;
    if (!isFirst && !SEEN_WARNINGS.has(key)) notice(text);
    SEEN_WARNINGS.add(key);
  }
}

function firstPlace({ places }: PageScreen): string {
  const channel = places.find((place) => place.kind === 'channel' && !place.isArchived);
  return (channel ?? places[0])?.id ?? '';
}

function remembered(): Pick<Looking, 'place' | 'tab'> {
  const tab = sessionStorage.getItem('tab') === 'home' ? 'home' : 'messages';
  return { place: sessionStorage.getItem('place') ?? '', tab };
}

function remember({ place, tab }: Looking): void {
  sessionStorage.setItem('place', place);
  sessionStorage.setItem('tab', tab);
}

start(sessionStorage.getItem('person') ?? '');
