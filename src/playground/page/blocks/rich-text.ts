import { dateText } from '../dates.ts';
import { h } from '../dom.ts';
import { emoji } from '../emoji.ts';
import { json, list, text } from '../json.ts';
import { groupMention, link, personMention, placeMention } from '../mrkdwn.ts';
import type { Json, PageScreen } from '../protocol.ts';
import { withSigns } from '../signs.ts';

/** A rich_text block. */
export function richText(block: Json, screen: PageScreen): HTMLElement {
  return h('div', { class: 'rich' }, ...list(block.elements).map((part) => drawn(part, screen)));
}

function drawn(part: Json, screen: PageScreen): HTMLElement {
  const inner = () => list(part.elements).map((each) => inline(each, screen));
  switch (part.type) {
    case 'rich_text_list': {
      const items = list(part.elements).map((item) =>
        h('li', {}, ...list(item.elements).map((each) => inline(each, screen))),
      );
      const made = h(part.style === 'ordered' ? 'ol' : 'ul', {}, ...items);
      made.style.marginLeft = `${Number(part.indent ?? 0) * 1.2}em`;
      return made;
    }
    case 'rich_text_quote':
      return h('blockquote', {}, ...inner());
    case 'rich_text_preformatted':
      return h('pre', {}, ...inner());
    default:
      return h('div', { class: 'words' }, ...inner());
  }
}

function inline(part: Json, screen: PageScreen): Node {
  switch (part.type) {
    case 'link':
      return link(text(part.url), text(part.text) || text(part.url));
    case 'emoji':
      return withSigns(emoji(text(part.name)));
    case 'user':
      return personMention(text(part.user_id), screen);
    case 'channel':
      return placeMention(text(part.channel_id), screen);
    case 'usergroup':
      return groupMention(text(part.usergroup_id), screen);
    case 'broadcast':
      return h('span', { class: 'mention broadcast' }, `@${text(part.range)}`);
    case 'date': {
      const words = dateText(Number(part.timestamp), text(part.format), {
        ...{ now: screen.now, timeZone: screen.you.timeZone },
      });
      return h('time', {}, words);
    }
    default:
      return styled(text(part.text), json(part.style));
  }
}

function styled(words: string, style: Json): Node {
  const wraps = (['bold', 'italic', 'strike', 'code'] as const).filter((name) => style[name]);
  const tags = { bold: 'strong', italic: 'em', strike: 's', code: 'code' } as const;
  return wraps.reduce<Node>((inner, name) => h(tags[name], {}, inner), withSigns(words));
}
