import { createReadStream } from 'node:fs';
import { AccordError } from '../../domain/error.ts';
import type { Line } from './records.ts';

const CHUNK = 64 * 1024;
const LONGEST_LINE = 4 * 1024 * 1024;

/** A stretch of a file, as lines. */
export type Lines = { readonly lines: readonly Line[]; readonly characters: number };

/** The lines of a text file, a stretch at a time, without a byte order mark and line ends. */
export async function* readLines(path: string): AsyncGenerator<Lines> {
  let line = 0;
  let rest = '';
  const number = (text: string): Line => ({ text: withoutReturn(text), line: ++line });
  for await (const chunk of textOf(path)) {
    const texts = (rest + chunk).split('\n');
    rest = texts.pop() ?? '';
    if (rest.length > LONGEST_LINE) throw notText(path);
    yield { lines: texts.map(number), characters: chunk.length };
  }
  if (rest !== '') yield { lines: [number(rest)], characters: 0 };
}

async function* textOf(path: string): AsyncGenerator<string> {
  const stream = createReadStream(path, { encoding: 'utf8', highWaterMark: CHUNK });
  let first = true;
  for await (const chunk of stream) {
    const text = String(chunk);
    yield first ? text.replace(/^\uFEFF/, '') : text;
    first = false;
  }
}

function withoutReturn(text: string): string {
  return text.endsWith('\r') ? text.slice(0, -1) : text;
}

function notText(path: string): AccordError {
  return new AccordError('invalid', `${path} is not a CSV file: it has a line of over 4 MB.`);
}
