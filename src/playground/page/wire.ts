import { byId, h } from './dom.ts';
import type { Page } from './page.ts';
import type { PageWireEntry } from './protocol.ts';

const MOST = 200;

/** Every request, envelope and acknowledgement, the newest first. */
export function wirePanel(page: Page): HTMLElement {
  const list = h('ol', { class: 'wire', 'aria-label': 'Requests, newest first', tabindex: 0 });
  const rows = new Map<number, { readonly signature: string; readonly element: HTMLElement }>();
  const refresh = async () => {
    const entries = (await page.server.wire(0)).slice(-MOST).toReversed();
    const shown = entries.map((entry) => {
      const signature = JSON.stringify(entry);
      const known = rows.get(entry.seq);
      if (known?.signature === signature) return known.element;
      const element = row(entry, known?.element.querySelector('details')?.open === true);
      rows.set(entry.seq, { signature, element });
      return element;
    });
    const empty = h('li', { class: 'quiet' }, 'Nothing has been sent yet.');
    list.replaceChildren(...(shown.length ? shown : [empty]));
  };
  const side = byId('side');
  const listen = () => {
    if (list.isConnected) void refresh();
    else side.removeEventListener('wire', listen);
  };
  side.addEventListener('wire', listen);
  queueMicrotask(refresh);
  return list;
}

function row(entry: PageWireEntry, isOpen: boolean): HTMLElement {
  const isToApp = entry.direction === 'to-app';
  const time = new Date(entry.at).toLocaleTimeString('en-GB');
  const took = entry.milliseconds === undefined ? '…' : `${entry.milliseconds} ms`;
  const details = h(
    'details',
    { open: isOpen },
    h(
      'summary',
      {},
      h(
        'span',
        { class: isToApp ? 'to' : 'from', title: isToApp ? 'To the app' : 'From the app' },
        isToApp ? '→' : '←',
      ),
      h('b', {}, nameOf(entry)),
      h('small', { class: failed(entry) ? 'bad' : '' }, failed(entry) || took),
      h('time', { title: 'Real time, not the time of this workspace' }, time),
    ),
    h('p', { class: 'wire-part' }, entry.kind),
    h('pre', {}, JSON.stringify(entry.payload, null, 2) ?? ''),
    entry.answer === undefined ? null : h('p', { class: 'wire-part' }, 'Answer'),
    entry.answer === undefined ? null : h('pre', {}, JSON.stringify(entry.answer, null, 2)),
  );
  return h('li', {}, details);
}

function nameOf({ name, payload }: PageWireEntry): string {
  const { type, command, text, event } = Object(payload);
  const what = command ? `${command} ${text}` : (Object(event).type ?? type);
  return what && what !== 'event_callback' && what !== name ? `${name} · ${what}` : name;
}

function failed({ answer, status }: PageWireEntry): string {
  const { error } = Object(answer);
  if (typeof error === 'string') return error;
  if (answer === 'timeout' || answer === 'failed') return answer;
  return status && status >= 400 ? `HTTP ${status}` : '';
}
