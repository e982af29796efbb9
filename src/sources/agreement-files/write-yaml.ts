import { linesOf, writeScalar } from './write-scalar.ts';

const WIDTH = 120;
const LONG_TEXT = 40;
const STEP = 2;

type Entry = { readonly head: string; readonly value: unknown; readonly indent: number };

/** A block of keys as YAML: on one line each what fits, in braces and brackets; equal values give equal bytes. */
export function writeYaml(block: object): string {
  return membersOf(block, 0)
    .map((line) => `${line}\n`)
    .join('');
}

function membersOf(block: object, indent: number): readonly string[] {
  const pad = ' '.repeat(indent);
  return Object.entries(block).flatMap(([key, value]) =>
    entry({ head: `${pad}${writeScalar(key)}:`, value, indent }),
  );
}

function entry({ head, value, indent }: Entry): readonly string[] {
  if (typeof value === 'string') return text({ head, value, indent });
  if (typeof value !== 'object' || value === null) return [`${head} ${writeScalar(value)}`];
  const flow = inline(value);
  if (flow !== null && head.length + 1 + flow.length <= WIDTH) return [`${head} ${flow}`];
  if (Array.isArray(value)) return [head, ...itemsOf(value, indent + STEP)];
  return [head, ...membersOf(value, indent + STEP)];
}

function text({ head, value, indent }: Entry & { readonly value: string }): readonly string[] {
  const lines = linesOf(value);
  if (lines === null) return [`${head} ${writeScalar(value)}`];
  const pad = ' '.repeat(indent + STEP);
  return [`${head} |-`, ...lines.map((line) => (line === '' ? '' : `${pad}${line}`))];
}

function itemsOf(list: readonly unknown[], indent: number): readonly string[] {
  const pad = ' '.repeat(indent);
  return list.flatMap((item) => {
    const flow = typeof item === 'object' && item !== null ? inline(item) : null;
    if (flow !== null && pad.length + 2 + flow.length <= WIDTH) return [`${pad}- ${flow}`];
    if (typeof item !== 'object' || item === null) {
      return entry({ head: `${pad}-`, value: item, indent });
    }
    // The first line of what is inside stands behind the dash.
    const inside = Array.isArray(item)
      ? itemsOf(item, indent + STEP)
      : membersOf(item, indent + STEP);
    return inside.map((line, index) => (index === 0 ? `${pad}- ${line.trimStart()}` : line));
  });
}

/** A list or block on one line; null for what reads better on several. */
function inline(value: object): string | null {
  if (Array.isArray(value)) {
    if (value.some(isWide)) return null;
    const items = value.map(part);
    return items.includes(null) ? null : `[${items.join(', ')}]`;
  }
  const members = Object.entries(value).map(([key, item]) => {
    const written = part(item);
    return written === null ? null : `${writeScalar(key)}: ${written}`;
  });
  if (members.includes(null)) return null;
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

function part(value: unknown): string | null {
  if (typeof value === 'object' && value !== null) return inline(value);
  return typeof value === 'string' && linesOf(value) !== null ? null : writeScalar(value);
}

/** Blocks of several keys and sentences have lines of their own, so that a change shows as one line. */
function isWide(item: unknown): boolean {
  if (typeof item === 'string') return item.length > LONG_TEXT;
  return typeof item === 'object' && item !== null && !Array.isArray(item)
    ? Object.keys(item).length > 1
    : false;
}
