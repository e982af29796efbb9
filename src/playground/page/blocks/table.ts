import { h } from '../dom.ts';
import { list, text } from '../json.ts';
import type { Json, PageScreen } from '../protocol.ts';
import { withSigns } from '../signs.ts';
import { richText } from './rich-text.ts';

/** A table: the first row is its head. */
export function table(block: Json, screen: PageScreen): HTMLElement {
  const [head = [], ...rows] = Array.isArray(block.rows) ? block.rows.map(list) : [];
  const settings = Array.isArray(block.column_settings) ? block.column_settings : [];
  const aligned = (index: number) => text(Object(settings[index]).align) || 'left';
  const cell = (tag: 'th' | 'td', each: Json, index: number) =>
    h(tag, { class: aligned(index), scope: tag === 'th' && 'col' }, content(each, screen));
  return h(
    'div',
    { class: 'table', tabindex: 0, role: 'region', 'aria-label': text(block.caption) || 'Table' },
    h(
      'table',
      {},
      block.caption ? h('caption', {}, text(block.caption)) : null,
      h('thead', {}, h('tr', {}, ...head.map((each, index) => cell('th', each, index)))),
      h(
        'tbody',
        {},
        ...rows.map((row) => h('tr', {}, ...row.map((each, index) => cell('td', each, index)))),
      ),
    ),
  );
}

function content(cell: Json, screen: PageScreen): Node {
  if (cell.type === 'rich_text') return richText(cell, screen);
  return withSigns(text(cell.text) || text(cell.value));
}
