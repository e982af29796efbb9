import type { JsonObject } from '../json.ts';
import { Refusal } from '../refusal.ts';
import type { Arguments } from './call.ts';

const USUAL = 100;
const MOST = 1000;

/** One page of a list, with the cursor to the next as Slack writes it. */
export function pageOf<T>(
  items: readonly T[],
  given: Arguments,
): { page: readonly T[]; response_metadata: JsonObject } {
  const start = startOf(given.text('cursor'));
  const limit = Math.min(MOST, given.count('limit', USUAL));
  const end = start + limit;
  const next = end < items.length ? Buffer.from(`next:${end}`).toString('base64') : '';
  return { page: items.slice(start, end), response_metadata: { next_cursor: next } };
}

function startOf(cursor: string | undefined): number {
  if (!cursor) return 0;
  const match = /^next:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString('utf8'));
  if (!match) throw new Refusal('invalid_cursor');
  return Number(match[1]);
}
