import { h } from '../dom.ts';
import { json, list, text } from '../json.ts';
import { mrkdwn, plain, textObject } from '../mrkdwn.ts';
import type { Json } from '../protocol.ts';
import type { Scene } from '../scene.ts';
import { chart } from './chart.ts';
import { element } from './elements.ts';
import { image, imageBlock } from './image.ts';
import { input } from './input.ts';
import { markdown } from './markdown.ts';
import { richText } from './rich-text.ts';
import { table } from './table.ts';

type Draw = (block: Json, scene: Scene) => HTMLElement;

const section: Draw = (block, scene) => {
  const { screen } = scene;
  const accessory = json(block.accessory);
  const fields = list(block.fields).map((field) => h('div', {}, textObject(field, screen)));
  return h(
    'div',
    { class: 'section' },
    h(
      'div',
      { class: 'section-words' },
      block.text ? h('div', { class: 'words' }, textObject(block.text, screen)) : null,
      fields.length ? h('div', { class: 'fields' }, ...fields) : null,
    ),
    block.accessory ? h('div', { class: 'accessory' }, element(accessory, { block, scene })) : null,
  );
};

const context: Draw = (block, scene) =>
  h(
    'div',
    { class: 'context' },
    ...list(block.elements).map((each) =>
      each.type === 'image' ? image(each) : h('span', {}, textObject(each, scene.screen)),
    ),
  );

const actions: Draw = (block, scene) =>
  h(
    'div',
    { class: 'actions' },
    ...list(block.elements).map((each) => element(each, { block, scene })),
  );

const alert: Draw = (block, { screen }) =>
  h('div', { class: `alert ${text(block.level)}`, role: 'note' }, textObject(block.text, screen));

/** How each block is drawn. */
const BLOCKS: Readonly<Record<string, Draw>> = {
  section,
  context,
  actions,
  input,
  alert,
  header: (block) => h('h3', { class: 'header' }, plain(text(json(block.text).text))),
  divider: () => h('hr'),
  image: (block) => imageBlock(block),
  rich_text: (block, { screen }) => richText(block, screen),
  table: (block, { screen }) => table(block, screen),
  data_table: (block, { screen }) => table(block, screen),
  markdown: (block) => markdown(text(block.text)),
  data_visualization: (block) => chart(block),
};

/** Draws blocks; one the page does not know says so. */
export function blocks(value: unknown, scene: Scene): HTMLElement {
  return h('div', { class: 'blocks' }, ...list(value).map((block) => drawn(block, scene)));
}

function drawn(block: Json, scene: Scene): HTMLElement {
  const draw = BLOCKS[text(block.type)];
  const box = draw
    ? draw(block, scene)
    : h('div', { class: 'unknown' }, `A ${text(block.type)} block, which this page does not draw.`);
  box.classList.add('block');
  box.dataset.block = text(block.block_id);
  return box;
}

/** A message's own text when it has no blocks. */
export function bareText(words: string, scene: Scene): HTMLElement {
  return h('div', { class: 'blocks words' }, mrkdwn(words, scene.screen));
}
