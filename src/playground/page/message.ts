import { avatar } from './avatar.ts';
import { bareText, blocks } from './blocks/index.ts';
import { timeOf } from './dates.ts';
import { h } from './dom.ts';
import { icon } from './icon.ts';
import { text } from './json.ts';
import { openMenu } from './menu.ts';
import { type Page, sceneOf } from './page.ts';
import type { Json, PageFile, PageMessage, PagePerson } from './protocol.ts';
import type { Scene } from './scene.ts';

type Around = {
  readonly page: Page;
  readonly replies: readonly PageMessage[];
  /** Follows a message of the same person closely, so needs no name again. */
  readonly isFollowing: boolean;
  readonly inThread: boolean;
};

/** One message with its author, blocks, files and replies. */
export function messageRow(message: PageMessage, around: Around): HTMLElement {
  const { page, isFollowing } = around;
  const { channel, ts } = message;
  const scene = sceneOf(page, { kind: 'message', channel, ts });
  const author = page.screen.people.find((person) => person.id === message.user);
  return h(
    'article',
    {
      class: `message ${message.isEphemeral ? 'ephemeral' : ''} ${isFollowing ? 'following' : ''}`,
    },
    isFollowing ? h('span', { class: 'gutter' }) : face(message, author),
    h(
      'div',
      { class: 'said' },
      message.isEphemeral
        ? h('p', { class: 'only-you' }, icon('eye'), ' Only visible to you')
        : null,
      isFollowing ? null : byline(message, author, page),
      ...body(message, scene),
      repliesButton(message, around),
    ),
    message.isEphemeral ? null : tools(message, around),
  );
}

function face(message: PageMessage, author: PagePerson | undefined): HTMLElement {
  if (message.bySlack)
    return h('span', { class: 'avatar medium slackbot', 'aria-hidden': 'true' }, '♥');
  return avatar(author);
}

function byline(message: PageMessage, author: PagePerson | undefined, page: Page): HTMLElement {
  const name = message.bySlack ? 'Slackbot' : (author?.realName ?? message.user);
  return h(
    'p',
    { class: 'byline' },
    h('b', {}, name),
    author?.isBot || message.bySlack ? h('span', { class: 'app' }, 'APP') : null,
    author?.isStranger ? h('span', { class: 'shared' }, author.team) : null,
    h('time', {}, timeOf(message.ts, page.screen.you.timeZone)),
    message.isEdited ? h('small', {}, '(edited)') : null,
  );
}

function body(message: PageMessage, scene: Scene): readonly HTMLElement[] {
  const own = message.blocks.length
    ? [blocks(message.blocks, scene)]
    : message.text
      ? [bareText(message.text, scene)]
      : [];
  return [
    ...own,
    ...message.attachments.map((each) => attachment(each, scene)),
    ...message.files.map(file),
  ];
}

function attachment(value: Json, scene: Scene): HTMLElement {
  const inner = value.blocks
    ? blocks(value.blocks, scene)
    : bareText(text(value.text) || text(value.fallback), scene);
  const made = h('div', { class: 'attachment' }, inner);
  const colour = text(value.color);
  if (/^#[0-9a-f]{6}$/i.test(colour)) made.style.borderLeftColor = colour;
  return made;
}

function file({ title, alt, type, url, size }: PageFile): HTMLElement {
  if (type.startsWith('image/')) {
    const picture = h('img', { src: url, alt, loading: 'lazy' });
    const shown = h('a', { href: url, target: '_blank', rel: 'noopener' }, picture);
    return h('figure', { class: 'file picture' }, h('figcaption', {}, title), shown);
  }
  const kilobytes = Math.max(1, Math.round(size / 1024));
  return h(
    'a',
    { class: 'file', href: url, target: '_blank', rel: 'noopener' },
    icon('file'),
    ` ${title}`,
    h('small', {}, ` ${kilobytes} kB`),
  );
}

function repliesButton(
  message: PageMessage,
  { page, replies, inThread }: Around,
): HTMLElement | null {
  if (!replies.length || inThread) return null;
  const label = replies.length === 1 ? '1 reply' : `${replies.length} replies`;
  const made = h('button', { type: 'button', class: 'replies' }, icon('reply'), ` ${label}`);
  made.addEventListener('click', () => page.look({ thread: message.ts, wire: false }));
  return made;
}

function tools(message: PageMessage, { page, inThread }: Around): HTMLElement | null {
  const shortcuts = page.screen.you.isStranger ? [] : page.screen.app.messageShortcuts;
  const items = [
    ...(inThread
      ? []
      : [{ label: 'Reply in thread', run: () => page.look({ thread: message.ts, wire: false }) }]),
    ...shortcuts.map(({ name, callbackId }) => ({
      label: name,
      note: page.screen.app.name,
      run: () => {
        const { channel, ts } = message;
        void page.act({ verb: 'shortcut', callbackId, message: { channel, ts } });
      },
    })),
  ];
  if (!items.length) return null;
  const made = h(
    'button',
    {
      type: 'button',
      class: 'message-tools',
      'aria-haspopup': 'menu',
      'aria-label': 'Message actions',
    },
    '⋯',
  );
  made.addEventListener('click', () => openMenu(made, items));
  return made;
}
