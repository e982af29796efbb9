import type { ReadingProblem } from '../reading.ts';
import { readFields } from './fields.ts';

/** One line of the file as it stands there. */
export type Line = { readonly text: string; readonly line: number };

/** The fields of one row and the line on which it starts. */
export type CsvRecord = { readonly line: number; readonly fields: readonly string[] };

type Layout = { readonly delimiter: string; readonly width: number };
type Emit = {
  readonly record: (record: CsvRecord) => void;
  readonly problem: (problem: ReadingProblem) => void;
};

/** A quoted field that runs over more lines than this was never closed. */
const MOST_LINES = 500;

/**
 * Joins lines to records. A broken quote costs the row in which it stands and no other: when it is not closed,
 * the lines after it are read again as rows of their own.
 */
export class RecordJoiner {
  readonly #layout: Layout;
  readonly #emit: Emit;
  #open: Line[] = [];

  constructor(layout: Layout, emit: Emit) {
    this.#layout = layout;
    this.#emit = emit;
  }

  /** Takes the next line of the file. */
  take(line: Line): void {
    const closesNothing = hasEvenQuotes(line.text);
    if (this.#open.length === 0 && closesNothing) {
      this.#emitRecord(line);
      return;
    }
    this.#open.push(line);
    if (this.#open.length > 1 && !closesNothing) this.#close();
    else if (this.#open.length > MOST_LINES) this.#giveUp();
  }

  /** Says that no line follows. */
  end(): void {
    while (this.#open.length > 0) this.#giveUp();
  }

  #close(): void {
    const joined = this.#open.map(({ text }) => text).join('\n');
    const fields = readFields(joined, this.#layout.delimiter);
    if (fields?.length !== this.#layout.width) {
      this.#giveUp();
      return;
    }
    const line = this.#open[0]?.line ?? 0;
    this.#open = [];
    this.#emit.record({ line, fields });
  }

  #giveUp(): void {
    const [first, ...others] = this.#open;
    this.#open = [];
    if (first) this.#emit.problem({ line: first.line, reason: 'a quote in it is never closed' });
    for (const line of others) this.take(line);
  }

  #emitRecord({ text, line }: Line): void {
    if (text.trim() === '') return;
    const { delimiter, width } = this.#layout;
    const fields = readFields(text, delimiter);
    if (fields?.length === width) this.#emit.record({ line, fields });
    else this.#emit.problem({ line, reason: wrongShape(fields, width) });
  }
}

function wrongShape(fields: readonly string[] | null, width: number): string {
  if (fields === null) return 'a quote stands inside a field that is not quoted';
  return `it has ${fields.length} columns where the header has ${width}`;
}

function hasEvenQuotes(text: string): boolean {
  let even = true;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) even = !even;
  return even;
}
