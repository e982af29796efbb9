import { Temporal } from 'temporal-polyfill';
import { type Calendar, due, elapsed, UNREACHABLE } from '../../domain/calendar/calendar.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import type { Interval } from '../../domain/calendar/interval.ts';
import { localInstant } from './local-instant.ts';

/** When a team works: the days of the history, and where so much work from an instant on ends. */
export type Hours = {
  readonly days: readonly Interval[];
  readonly add: (from: Instant, work: number) => Instant;
};

const FIRST_DAY = Temporal.PlainDate.from('2025-10-01');
const LAST_DAY = Temporal.PlainDate.from('2026-11-16');
const FRIDAY = 5;

/** The hours of a team that works by a calendar. */
export function hoursOf(calendar: Calendar): Hours {
  return { days: officeDays(calendar), add: (from, ms) => end(calendar, { from, ms }) };
}

function end(calendar: Calendar, work: { readonly from: Instant; readonly ms: number }): Instant {
  const at = due(calendar, work);
  return at === UNREACHABLE ? work.from : at;
}

/** Mondays to Fridays from 8 to 18, without the days on which the calendar never opens. */
function officeDays(calendar: Calendar): readonly Interval[] {
  const count = FIRST_DAY.until(LAST_DAY).days + 1;
  return Array.from({ length: count }, (_, index) => FIRST_DAY.add({ days: index }))
    .filter((date) => date.dayOfWeek <= FRIDAY)
    .map((date) => ({
      from: localInstant(`${date}T08:00`, calendar.terms.timeZone),
      to: localInstant(`${date}T18:00`, calendar.terms.timeZone),
    }))
    .filter((day) => elapsed(calendar, day) > 0);
}
