import type { z } from 'zod';
import { type Notice, notice, type Recipient, recipient } from './notice.ts';

/** The kinds of notice that this version knows; others are left to a newer one. */
export const KINDS: readonly string[] = notice.options.map(({ shape }) => shape.kind.value);

/** What is stored of a notice; null when this version cannot read it. */
export function readNotice(payload: unknown): Notice | null {
  return readKnown(notice, payload);
}

/** Where a stored notice goes; null when this version cannot read it. */
export function readRecipient(stored: unknown): Recipient | null {
  return readKnown(recipient, stored);
}

/** A newer version may have added what this one does not know: it says the rest. */
function readKnown<T>(schema: z.ZodType<T>, stored: unknown): T | null {
  const read = schema.safeParse(stored);
  if (read.success) return read.data;
  const added = read.error.issues.filter((issue) => issue.code === 'unrecognized_keys');
  if (added.length < read.error.issues.length) return null;
  const known = structuredClone(stored);
  for (const { path, keys } of added) leaveOut(known, path, keys);
  return schema.safeParse(known).data ?? null;
}

function leaveOut(stored: unknown, path: readonly PropertyKey[], keys: readonly string[]): void {
  let part = stored;
  for (const step of path) part = isObject(part) ? Reflect.get(part, step) : null;
  if (isObject(part)) for (const key of keys) Reflect.deleteProperty(part, key);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
