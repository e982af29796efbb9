import { isObject, type JsonObject, objectsOf } from '../json.ts';
import type { Message } from '../state/messages.ts';

/** Where text stands in blocks, in reading order. */
const READ = [
  'title',
  'text',
  'subtitle',
  'body',
  'caption',
  'label',
  'fields',
  'chart',
  'segments',
  'series',
  'name',
  'data',
  'rows',
  'elements',
  'child_blocks',
  'tasks',
  'element',
  'accessory',
  'placeholder',
  'options',
  'initial_value',
  'hint',
  'alt_text',
] as const;

/** Everything a person can read in blocks, a line for each piece. */
export function textOfBlocks(blocks: unknown): string {
  return pieces(blocks)
    .filter((piece) => piece.trim())
    .join('\n');
}

/** Everything a person can read in a message; its `text` only when it has no blocks. */
export function textOfMessage(message: Message): string {
  const attached = message.attachments.flatMap((each) => pieces(each.blocks ?? each.text));
  const shown = message.blocks.length ? textOfBlocks(message.blocks) : message.text;
  return [shown, ...attached].join('\n');
}

/** Everything a person can read in a modal or Home. */
export function textOfView(content: JsonObject): string {
  const { title, blocks, submit, close } = content;
  return [title, blocks, submit, close].map(textOfBlocks).filter(Boolean).join('\n');
}

function pieces(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  if (Array.isArray(value)) return value.flatMap(pieces);
  if (!isObject(value)) return [];
  if (String(value.type).startsWith('rich_text_section')) return [inline(value)];
  return READ.flatMap((key) => pieces(value[key]));
}

function inline(section: JsonObject): string {
  return objectsOf(section.elements)
    .map((part) => String(part.text ?? part.name ?? part.user_id ?? part.url ?? ''))
    .join('');
}
