import type { Calendar } from '../../domain/calendar/calendar.ts';
import { due, UNREACHABLE } from '../../domain/calendar/calendar.ts';
import { HOUR, type Instant } from '../../domain/calendar/instant.ts';
import type { Interval } from '../../domain/calendar/interval.ts';
import { previousPeriod } from '../../domain/calendar/period.ts';

/** Nobody is there to read it before this hour, even where support never closes. */
const MORNING = 8 * HOUR;

/** The months before the one that runs now, oldest first. */
export function monthsBefore(timeZone: string, now: Instant, count: number): readonly Interval[] {
  const months: Interval[] = [];
  let at = now;
  while (months.length < count) {
    const month = previousPeriod({ unit: 'month', timeZone, at });
    months.unshift(month);
    at = month.from;
  }
  return months;
}

/** The first morning after a month on which somebody works. */
export function firstWorkingMorning(month: Interval, calendar: Calendar): Instant | null {
  const at = due(calendar, { from: month.to + MORNING, ms: 1 });
  return at === UNREACHABLE ? null : at - 1;
}

/** A month as a key (`2026-10`) and as people say it (`Oct 2026`). */
export function namesOfMonth(timeZone: string, { from }: Interval) {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, month: 'short', year: 'numeric' });
  const digits = new Intl.DateTimeFormat('sv-SE', { timeZone, month: '2-digit', year: 'numeric' });
  return { key: digits.format(from), label: parts.format(from).replace('Sept', 'Sep') };
}
