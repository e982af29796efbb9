import { z } from 'zod';
import { DAY, HOUR, MINUTE, SECOND } from '../calendar/instant.ts';

/** A budget of time in one of the three units that never convert into one another. */
export type Duration =
  | { readonly unit: 'support-time'; readonly ms: number }
  | { readonly unit: 'calendar'; readonly ms: number }
  | { readonly unit: 'business-days'; readonly days: number };

const BUSINESS_DAYS = /^(\d+)\s*bd$/;
const SUPPORT_TIME = /^((?:\d+\s*[hms]\s*)+)$/;
const WALL_CLOCK = /^((?:\d+\s*[wdhms]\s*)+?)\s+calendar$/;
const PART = /(\d+)\s*([wdhms])/g;
const LENGTH: Readonly<Record<string, number>> = {
  w: 7 * DAY,
  d: DAY,
  h: HOUR,
  m: MINUTE,
  s: SECOND,
};

/** “15m” and “4h” are support time, “2bd” business days, “90m calendar” wall clock; null for anything else. */
export function readDuration(text: string): Duration | null {
  const days = BUSINESS_DAYS.exec(text)?.[1];
  if (days !== undefined) return bounded({ unit: 'business-days', days: Number(days) });
  const support = SUPPORT_TIME.exec(text)?.[1];
  if (support !== undefined) return bounded({ unit: 'support-time', ms: lengthOf(support) });
  const wall = WALL_CLOCK.exec(text)?.[1];
  return wall === undefined ? null : bounded({ unit: 'calendar', ms: lengthOf(wall) });
}

/** A duration as it is written in an agreement. */
export const durationText = z
  .string()
  .refine(
    (text) => readDuration(text) !== null,
    'is not a duration. Write “15m” or “4h” for support time, “2bd” for business days, “90m calendar” for wall clock.',
  );

function lengthOf(text: string): number {
  return [...text.matchAll(PART)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * (LENGTH[unit ?? ''] ?? Number.NaN),
    0,
  );
}

function bounded(duration: Duration): Duration | null {
  const size = duration.unit === 'business-days' ? duration.days : duration.ms;
  return Number.isSafeInteger(size) ? duration : null;
}
