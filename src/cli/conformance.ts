import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { AccordError } from '../domain/error.ts';
import { answerOperation } from './conformance-operations.ts';

/** Answers one JSON case with one JSON line; a case that must be refused is answered with its error. */
export function answerConformanceCase(line: string): string {
  const read = readCase(line);
  try {
    if (read.problem !== null) throw new AccordError('invalid', read.problem);
    return JSON.stringify({ id: read.id, result: answerOperation(read.body) });
  } catch (error) {
    return JSON.stringify({
      id: read.id,
      error: error instanceof Error ? error.message : String(error),
    });
  }
}

/** Answers every line of the input in order. */
export async function answerConformance(
  input: Readable | AsyncIterable<string>,
  write: (line: string) => void,
): Promise<void> {
  for await (const line of linesOf(input)) {
    if (line.trim() !== '') write(answerConformanceCase(line));
  }
}

function linesOf(input: Readable | AsyncIterable<string>): AsyncIterable<string> {
  return 'pipe' in input ? createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY }) : input;
}

type ReadCase = { readonly id: unknown; readonly body: object; readonly problem: string | null };

// Some programs begin a file with a mark of its byte order.
const BYTE_ORDER_MARK = /^\uFEFF/;

function readCase(line: string): ReadCase {
  try {
    const body: unknown = JSON.parse(line.replace(BYTE_ORDER_MARK, ''));
    if (typeof body !== 'object' || body === null) return unreadable('is not a JSON object');
    return { id: 'id' in body ? body.id : null, body, problem: null };
  } catch {
    return unreadable('is not JSON');
  }
}

function unreadable(problem: string): ReadCase {
  return { id: null, body: {}, problem: `The line ${problem}. Write one case a line.` };
}
