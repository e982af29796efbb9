import { h } from '../dom.ts';
import { json, text } from '../json.ts';
import type { Json } from '../protocol.ts';

/** A picture, by address or by the file's id. */
export function image(element: Json): HTMLElement {
  const file = text(json(element.slack_file).id);
  const src =
    text(element.image_url) || text(json(element.slack_file).url) || `/files/${file}/image`;
  return h('img', { src, alt: text(element.alt_text), loading: 'lazy' });
}

/** A picture with its title. */
export function imageBlock(block: Json): HTMLElement {
  const title = text(json(block.title).text);
  return h('figure', { class: 'image' }, title ? h('figcaption', {}, title) : null, image(block));
}
