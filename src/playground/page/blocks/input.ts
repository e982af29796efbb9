import { freshId, h } from '../dom.ts';
import { json, text } from '../json.ts';
import { plain } from '../mrkdwn.ts';
import type { Json } from '../protocol.ts';
import type { Scene } from '../scene.ts';
import { element } from './elements.ts';

/** An input block: label, element, hint, and room for what is wrong. */
export function input(block: Json, scene: Scene): HTMLElement {
  const id = freshId();
  const label = text(json(block.label).text);
  const hint = text(json(block.hint).text);
  const isRequired = block.optional !== true;
  return h(
    'div',
    { class: 'input' },
    h(
      'div',
      { class: 'label', id },
      plain(label),
      isRequired ? null : h('span', { class: 'optional' }, ' (optional)'),
    ),
    element(json(block.element), { block, scene, labelledBy: id }),
    h('p', { class: 'error', role: 'alert', hidden: true }),
    hint ? h('p', { class: 'hint' }, plain(hint)) : null,
  );
}
