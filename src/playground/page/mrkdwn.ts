import { NodeType, type Node as Parsed, parse } from 'slack-message-parser';
import { dateText } from './dates.ts';
import { h } from './dom.ts';
import { emoji } from './emoji.ts';
import type { PageScreen } from './protocol.ts';
import { withSigns } from './signs.ts';

/** Draws Slack's mark-up as nodes; nothing in the text can become an element. */
export function mrkdwn(text: string, screen: PageScreen): DocumentFragment {
  const fragment = document.createDocumentFragment();
  fragment.append(...draw([parse(text.replace(/^(?:>|&gt;) ?(?=\S)/gm, '&gt;'))], screen));
  return fragment;
}

/** Draws a text object, of either kind. */
export function textObject(value: unknown, screen: PageScreen): Node {
  const { type, text } = Object(value);
  const words = typeof text === 'string' ? text : '';
  return type === 'mrkdwn' ? mrkdwn(words, screen) : plain(words);
}

/** Plain text, with emoji names shown as emoji. */
export function plain(text: string): Node {
  return withSigns(text.replace(/:([\w+-]+):/g, (_, name: string) => emoji(name)));
}

/** A link that opens elsewhere; anything but the web and e-mail stays text. */
export function link(url: string, ...label: readonly (Node | string)[]): Node {
  const inner = label.length ? label : [url];
  if (!/^(https?:\/\/|mailto:)/i.test(url)) return h('span', {}, ...inner);
  return h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, ...inner);
}

/** Somebody's name as a mention. */
export function personMention(id: string, screen: PageScreen): HTMLElement {
  const person = screen.people.find((each) => each.id === id);
  const own = id === screen.you.id ? 'mention own' : 'mention';
  return h('span', { class: own }, `@${person?.realName ?? id}`);
}

export function placeMention(id: string, screen: PageScreen): HTMLElement {
  const place = screen.places.find((each) => each.id === id);
  return h('span', { class: 'mention' }, `#${place?.name ?? id}`);
}

export function groupMention(id: string, screen: PageScreen): HTMLElement {
  const group = screen.groups.find((each) => each.id === id);
  return h('span', { class: 'mention' }, `@${group?.handle ?? id}`);
}

function draw(nodes: readonly Parsed[], screen: PageScreen): readonly Node[] {
  return nodes.map((node, index) => {
    const isText = node.type === NodeType.Text;
    const text = isText ? node.text : '';
    if (!isText) return drawn(node, screen);
    const start = isBox(nodes[index - 1]) ? text.replace(/^\n/, '') : text;
    return drawn(
      { ...node, text: isBox(nodes[index + 1]) ? start.replace(/\n$/, '') : start },
      screen,
    );
  });
}

/** Boxes start on a line of their own, so the line breaks around them are not shown twice. */
function isBox(node: Parsed | undefined): boolean {
  return node?.type === NodeType.PreText || node?.type === NodeType.Quote;
}

function drawn(node: Parsed, screen: PageScreen): Node {
  switch (node.type) {
    case NodeType.Text:
      return withSigns(unescaped(node.text));
    case NodeType.Bold:
      return h('strong', {}, ...draw(node.children, screen));
    case NodeType.Italic:
      return h('em', {}, ...draw(node.children, screen));
    case NodeType.Strike:
      return h('s', {}, ...draw(node.children, screen));
    case NodeType.Quote:
      return h('blockquote', {}, ...draw(node.children, screen));
    case NodeType.Code:
      return h('code', {}, unescaped(node.text));
    case NodeType.PreText:
      return h('pre', {}, unescaped(node.text.replace(/^\n/, '')));
    case NodeType.Emoji:
      return withSigns(emoji(node.name));
    case NodeType.URL:
      return link(unescaped(node.url), ...draw(node.label ?? [], screen));
    case NodeType.UserLink:
      return personMention(node.userID, screen);
    case NodeType.ChannelLink:
      return placeMention(node.channelID, screen);
    case NodeType.Command:
      return command(node, screen);
    default:
      return h('span', {}, ...draw(node.children, screen));
  }
}

type Command = Extract<Parsed, { type: NodeType.Command }>;

function command(node: Command, screen: PageScreen): Node {
  const [first = '', second = ''] = node.arguments;
  if (node.name === 'date') {
    const { now, you } = screen;
    return h('time', {}, dateText(Number(first), second, { now, timeZone: you.timeZone }));
  }
  if (node.name === 'subteam') return groupMention(first, screen);
  return h('span', { class: 'mention broadcast' }, `@${node.name}`);
}

function unescaped(text: string): string {
  return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
}
