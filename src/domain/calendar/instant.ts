import { AccordError } from '../error.ts';

/** Milliseconds since 1970-01-01T00:00:00Z, an integer. */
export type Instant = number;

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The last instant that a date can hold, and with its sign the first. */
const LAST = 100_000_000 * DAY;

const ISO_UTC = /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):\d{2}(?::\d{2}(?:\.\d{1,3})?)?Z$/;

/** The instant of an ISO 8601 text in UTC such as 2026-03-27T15:00:00Z; refuses anything else. */
export function parseInstant(text: string): Instant {
  const date = ISO_UTC.exec(text)?.[1];
  const instant = date === undefined ? Number.NaN : Date.parse(text);
  // Date.parse rolls 30 February over into March.
  if (date === undefined || Number.isNaN(instant) || !formatInstant(instant).startsWith(date)) {
    throw new AccordError(
      'invalid',
      `“${text}” is not an instant. Write it as 2026-03-27T15:00:00Z, in UTC.`,
    );
  }
  return instant;
}

/** ISO 8601 in UTC, without milliseconds when there are none. */
export function formatInstant(instant: Instant): string {
  if (!(Math.abs(instant) <= LAST))
    throw new AccordError('invalid', `${instant} is not an instant.`);
  return new Date(instant).toISOString().replace('.000Z', 'Z');
}
