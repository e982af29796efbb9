import { backTestRows } from './back-test.ts';
import { outlineOf, type Part, titleOf } from './outline.ts';
import type { NegotiationRecord } from './record.ts';

/** Marks the block that machines read. */
export const BLOCK = '```json accord-negotiation-record';

/** A record as a Markdown page with all of it for machines at the end. */
export function recordMarkdown(record: NegotiationRecord): string {
  return [
    ...readableLines(record),
    ...['', BLOCK, JSON.stringify(record, null, 1), '```', ''],
  ].join('\n');
}

/** What people read of it. */
export function readableLines(record: NegotiationRecord): readonly string[] {
  return [
    `# ${escaped(titleOf(record))}`,
    ...outlineOf(record).flatMap(({ title, parts }) => [
      '',
      `## ${title}`,
      ...parts.flatMap((part) => ['', ...partLines(part)]),
    ]),
    ...['', '## For machines', '', '`accord verify` reads the block below.'],
  ];
}

function partLines(part: Part): readonly string[] {
  switch (part.kind) {
    case 'text':
      return [escaped(part.text)];
    case 'entry':
      return [`**${escaped(part.title)}**`, '', ...part.lines.map((line) => `- ${escaped(line)}`)];
    case 'back-test':
      return partLines({ kind: 'table', head: HEAD, rows: backTestRows(part.test) });
    case 'table':
      return [row(part.head), row(part.head.map(() => '---')), ...part.rows.map(row)];
  }
}

const HEAD = ['When', 'Under today’s terms', 'Under the proposed terms'];

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => (cell === '---' ? cell : escaped(cell))).join(' | ')} |`;
}

/** What people wrote is shown as they wrote it, and makes no block or link of its own. */
function escaped(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').replace(/[\\`*_[\]<>|#~]/g, '\\$&');
}
