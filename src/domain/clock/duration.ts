import { z } from 'zod';
import { DAY, HOUR, MINUTE, SECOND } from '../calendar/instant.ts';

/** A point in time that is agreed instead of a length: at this time of the day, on the day itself or a later business day. */
export type FixedPoint = {
  readonly unit: 'point';
  /** How many business days after the date of the start; 0 is the day itself. */
  readonly days: number;
  /** Milliseconds since midnight on the calendar's clock. */
  readonly time: number;
  /** Whether pauses leave the point alone, or the business days that they cover do not count. */
  readonly pauses: 'ignored' | 'shift';
};

/** A budget of time in one of the three units that never convert into one another, or a fixed point. */
export type Duration =
  | { readonly unit: 'support-time'; readonly ms: number }
  | { readonly unit: 'calendar'; readonly ms: number }
  | { readonly unit: 'business-days'; readonly days: number }
  | FixedPoint;

const BUSINESS_DAYS = /^(\d+)\s*bd$/;
const SUPPORT_TIME = /^((?:\d+\s*[hms]\s*)+)$/;
const WALL_CLOCK = /^((?:\d+\s*[wdhms]\s*)+?)\s+calendar$/;
const POINT =
  /^(same day|next business day) ([01]\d|2[0-3]):([0-5]\d)(?:, pauses (shift|ignored))?$/;
const PART = /(\d+)\s*([wdhms])/g;
const LENGTH: Readonly<Record<string, number>> = {
  w: 7 * DAY,
  d: DAY,
  h: HOUR,
  m: MINUTE,
  s: SECOND,
};

/**
 * “15m” and “4h” are support time, “2bd” business days, “90m calendar” wall clock, “next business day 16:00” and
 * “same day 18:00, pauses shift” fixed points; null for anything else.
 */
export function readDuration(text: string): Duration | null {
  const days = BUSINESS_DAYS.exec(text)?.[1];
  if (days !== undefined) return bounded({ unit: 'business-days', days: Number(days) });
  const support = SUPPORT_TIME.exec(text)?.[1];
  if (support !== undefined) return bounded({ unit: 'support-time', ms: lengthOf(support) });
  const wall = WALL_CLOCK.exec(text)?.[1];
  if (wall !== undefined) return bounded({ unit: 'calendar', ms: lengthOf(wall) });
  return readPoint(text);
}

function readPoint(text: string): FixedPoint | null {
  const [whole, day, hour, minute, policy] = POINT.exec(text) ?? [];
  if (whole === undefined) return null;
  return {
    unit: 'point',
    days: day === 'same day' ? 0 : 1,
    time: Number(hour) * HOUR + Number(minute) * MINUTE,
    pauses: policy === 'shift' ? 'shift' : 'ignored',
  };
}

/** Whether a text is a length of time, and neither counts days nor names a point; no text at all is not refused twice. */
export function isLength(text: string): boolean {
  const read = readDuration(text);
  return read === null || 'ms' in read;
}

/** A duration as it is written in an agreement. */
export const durationText = z
  .string()
  .refine(
    (text) => readDuration(text) !== null,
    'is not a duration. Write “15m” or “4h” for support time, “2bd” for business days, “90m calendar” for wall clock, “next business day 16:00” for a point in time.',
  )
  .describe(
    'a length of time: 15m or 4h of support time, 2bd for business days, 90m calendar by the wall clock, or next business day 16:00',
  );

function lengthOf(text: string): number {
  return [...text.matchAll(PART)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * (LENGTH[unit ?? ''] ?? Number.NaN),
    0,
  );
}

function bounded(duration: Duration): Duration | null {
  const size = 'days' in duration ? duration.days : duration.ms;
  return Number.isSafeInteger(size) ? duration : null;
}
