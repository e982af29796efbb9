import { DAY, type Instant } from './instant.ts';

/** A date of some place without a time, as the number of days since 1970-01-01. */
export type LocalDay = number;

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The day of a text such as 2026-12-25; null when there is no such day. */
export function readLocalDay(text: string): LocalDay | null {
  if (!DATE.test(text)) return null;
  const at = Date.parse(`${text}T00:00:00Z`);
  return formatLocalDay(at / DAY) === text ? at / DAY : null;
}

/** 2026-12-25; a text that is not a date for what is not a day. */
export function formatLocalDay(day: LocalDay): string {
  return Number.isFinite(day) ? new Date(day * DAY).toISOString().slice(0, 10) : '';
}

/** The weekday as an index of WEEKDAYS. */
export function weekdayOf(day: LocalDay): number {
  return (((day + 3) % 7) + 7) % 7;
}

export function yearOf(day: LocalDay): number {
  return new Date(day * DAY).getUTCFullYear();
}

/** Months count from 0 and may lie outside the year. */
export function localDay(year: number, month: number, dayOfMonth = 1): LocalDay {
  return Date.UTC(year, month, dayOfMonth) / DAY;
}

/** The month (0 to 11) and the day of the month. */
export function monthDayOf(day: LocalDay): { readonly month: number; readonly dayOfMonth: number } {
  const date = new Date(day * DAY);
  return { month: date.getUTCMonth(), dayOfMonth: date.getUTCDate() };
}

/** The day on which a wall clock, read as if it were UTC, stands. */
export function dayOfWallClock(wall: Instant): LocalDay {
  return Math.floor(wall / DAY);
}
