import { DAY, type Instant } from './instant.ts';
import type { Interval } from './interval.ts';
import {
  dayOfWallClock,
  type LocalDay,
  localDay,
  monthDayOf,
  weekdayOf,
  yearOf,
} from './local-date.ts';
import { firstInstantAt, wallClockAt, zoneDuring } from './zone.ts';

export type PeriodUnit = 'week' | 'month' | 'quarter' | 'year';

export type PeriodOf = {
  readonly unit: PeriodUnit;
  readonly timeZone: string;
  readonly at: Instant;
};

/** The calendar week (from Monday), month, quarter or year that contains the instant, with its real length. */
export function periodOf({ unit, timeZone, at }: PeriodOf): Interval {
  const day = localDayAt(timeZone, at);
  const period = periodOfDay(unit, timeZone, day);
  // Where clocks go back over midnight, a date is left and entered again: the instants decide.
  return at < period.to ? period : periodOfDay(unit, timeZone, firstDayAfter(unit, day));
}

/** The period that ends where this instant's period begins. */
export function previousPeriod({ unit, timeZone, at }: PeriodOf): Interval {
  return periodOf({ unit, timeZone, at: periodOf({ unit, timeZone, at }).from - 1 });
}

/** The period that begins where this instant's period ends. */
export function nextPeriod({ unit, timeZone, at }: PeriodOf): Interval {
  return periodOf({ unit, timeZone, at: periodOf({ unit, timeZone, at }).to });
}

/** The date that a wall clock in the zone shows. */
function localDayAt(timeZone: string, at: Instant): LocalDay {
  const utcDay = Math.floor(at / DAY);
  return dayOfWallClock(wallClockAt(zoneDuring(timeZone, utcDay, utcDay), at));
}

/** The first instant of a local date; of a date that a zone skipped, the first one after it. */
function startOfDay(timeZone: string, day: LocalDay): Instant {
  return firstInstantAt(zoneDuring(timeZone, day, day), day * DAY);
}

function periodOfDay(unit: PeriodUnit, timeZone: string, day: LocalDay): Interval {
  return {
    from: startOfDay(timeZone, firstDay(unit, day)),
    to: startOfDay(timeZone, firstDayAfter(unit, day)),
  };
}

function firstDay(unit: PeriodUnit, day: LocalDay): LocalDay {
  if (unit === 'week') return day - weekdayOf(day);
  return localDay(yearOf(day), firstMonth(unit, day));
}

function firstDayAfter(unit: PeriodUnit, day: LocalDay): LocalDay {
  if (unit === 'week') return day - weekdayOf(day) + 7;
  return localDay(yearOf(day), firstMonth(unit, day) + MONTHS[unit]);
}

const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

function firstMonth(unit: 'month' | 'quarter' | 'year', day: LocalDay): number {
  const { month } = monthDayOf(day);
  return month - (month % MONTHS[unit]);
}
