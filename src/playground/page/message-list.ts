import { dayOf } from './dates.ts';
import { h } from './dom.ts';
import { messageRow } from './message.ts';
import type { Page } from './page.ts';
import type { PageMessage } from './protocol.ts';

type Wanted = { readonly key: string; readonly signature: string; draw(): HTMLElement };
type Row = { readonly signature: string; readonly element: HTMLElement };
type Kind = { readonly inThread: boolean; empty(): HTMLElement };

/** So many pixels from its end a list counts as read to the end. */
const NEAR = 80;

/** A list of messages that redraws only what changed and follows what is new for those who read to the end. */
export class MessageList {
  readonly element = h('div', {
    class: 'messages',
    role: 'log',
    'aria-live': 'polite',
    'aria-label': 'Messages',
    tabindex: 0,
  });
  readonly #kind: Kind;
  #rows = new Map<string, Row>();
  #newest: string | undefined;
  #isFollowing = true;
  #followedTo = 0;

  constructor(kind: Kind) {
    this.#kind = kind;
    const observer = new ResizeObserver(() => {
      this.#follow();
    });
    observer.observe(this.element);
    this.element.addEventListener('scroll', () => {
      if (Math.abs(this.element.scrollTop - this.#followedTo) > 2) this.#isFollowing = false;
    });
    this.element.addEventListener('load', () => this.#follow(), true);
  }

  render(messages: readonly PageMessage[], page: Page): void {
    const rows = new Map<string, Row>();
    const shown: HTMLElement[] = messages.length ? [] : [this.#kind.empty()];
    messages.forEach((message, index) => {
      const previous = messages[index - 1];
      const zone = page.screen.you.timeZone;
      const day = dayOf(message.ts, zone);
      if (!previous || dayOf(previous.ts, zone) !== day) {
        const draw = () => h('div', { class: 'day-line' }, h('span', {}, day));
        shown.push(this.#row(rows, { key: `day ${day}`, signature: day, draw }));
      }
      shown.push(this.#message(rows, message, { previous, page }));
    });
    const newest = messages.at(-1)?.ts;
    if (newest !== this.#newest && this.#isAtEnd()) this.#isFollowing = true;
    this.#newest = newest;
    this.#rows = rows;
    this.#place(shown);
    this.#follow();
  }

  /** Stays at the end, but never scrolls past the start of what is newest. */
  #follow(): void {
    if (!this.#isFollowing) return;
    const { element } = this;
    const newest = element.lastElementChild;
    const start = newest instanceof HTMLElement ? newest.offsetTop - element.offsetTop : 0;
    const end = element.scrollHeight - element.clientHeight;
    element.scrollTop = Math.min(end, Math.max(0, start));
    this.#followedTo = element.scrollTop;
  }

  #isAtEnd(): boolean {
    const { scrollTop, scrollHeight, clientHeight } = this.element;
    return scrollHeight - scrollTop - clientHeight < NEAR;
  }

  #message(
    rows: Map<string, Row>,
    message: PageMessage,
    around: { readonly previous: PageMessage | undefined; readonly page: Page },
  ): HTMLElement {
    const { page, previous } = around;
    const replies = this.#kind.inThread ? [] : repliesTo(message, page);
    const isFollowing = follows(message, previous);
    const signature = JSON.stringify([message, replies.map(({ ts }) => ts), isFollowing]);
    const draw = () =>
      messageRow(message, { page, replies, isFollowing, inThread: this.#kind.inThread });
    return this.#row(rows, { key: message.ts, signature, draw });
  }

  #row(rows: Map<string, Row>, { key, signature, draw }: Wanted): HTMLElement {
    const known = this.#rows.get(key);
    const row = known?.signature === signature ? known : { signature, element: draw() };
    if (known && known !== row && known.element.contains(document.activeElement)) {
      row.element.tabIndex = -1;
      queueMicrotask(() => row.element.focus());
    }
    rows.set(key, row);
    return row.element;
  }

  #place(shown: readonly HTMLElement[]): void {
    for (const child of [...this.element.children]) {
      if (!shown.some((each) => each === child)) child.remove();
    }
    shown.forEach((each, index) => {
      const there = this.element.children[index] ?? null;
      if (there !== each) this.element.insertBefore(each, there);
    });
  }
}

function repliesTo({ channel, ts }: PageMessage, { screen }: Page): readonly PageMessage[] {
  return screen.messages.filter(
    (other) => other.channel === channel && other.threadTs === ts && other.ts !== ts,
  );
}

function follows(message: PageMessage, previous: PageMessage | undefined): boolean {
  return (
    previous !== undefined &&
    previous.user === message.user &&
    !message.bySlack &&
    !previous.bySlack &&
    previous.isEphemeral === message.isEphemeral &&
    Number(message.ts) - Number(previous.ts) < 300 &&
    !previous.blocks.length
  );
}
