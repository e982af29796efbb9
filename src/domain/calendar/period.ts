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

type CalendarUnit = 'week' | 'month' | 'quarter' | 'year';

/** So many local dates, the one that is asked for among them: “rolling 30d”. */
export type RollingUnit = `rolling ${number}d`;

export type PeriodUnit = CalendarUnit | RollingUnit;

export type PeriodOf = {
  readonly unit: PeriodUnit;
  readonly timeZone: string;
  readonly at: Instant;
};

/**
 * The calendar week (from Monday), month, quarter or year that contains the instant, with its real length;
 * of a rolling window, as many whole local dates as it has, up to and with the one that contains the instant.
 */
export function periodOf({ unit, timeZone, at }: PeriodOf): Interval {
  const day = localDayAt(timeZone, at);
  const period = periodOfDay(unit, timeZone, day);
  // Where clocks go back over midnight, a date is left and entered again: the instants decide.
  return at < period.to ? period : periodOfDay(unit, timeZone, firstDayAfter(unit, day));
}

/** The latest period that had ended when this instant's period began; of a rolling window, the latest published one. */
export function previousPeriod({ unit, timeZone, at }: PeriodOf): Interval {
  const { from } = periodOf({ unit: cadenceOf(unit), timeZone, at });
  return periodOf({ unit, timeZone, at: from - 1 });
}

/** The period that begins where this instant's period ends; of a rolling window, the next published one. */
export function nextPeriod({ unit, timeZone, at }: PeriodOf): Interval {
  const { to } = periodOf({ unit: cadenceOf(unit), timeZone, at });
  return isRolling(unit)
    ? previousPeriod({ unit, timeZone, at: to })
    : periodOf({ unit, timeZone, at: to });
}

/** The length of a rolling window is not that of any period of the calendar. */
export function isRolling(unit: PeriodUnit): unit is RollingUnit {
  return unit.startsWith('rolling ');
}

/**
 * How often a figure of such periods is published. A rolling window ends every day, so it is published as it stands
 * when a month ends, or a week where it is shorter than any month: no day is left out.
 */
export function cadenceOf(unit: PeriodUnit): CalendarUnit {
  if (!isRolling(unit)) return unit;
  return daysOf(unit) < SHORTEST_MONTH ? 'week' : 'month';
}

/** The dates of a rolling window. */
export function daysOf(unit: RollingUnit): number {
  return Number(unit.slice('rolling '.length, -1));
}

/** The longest time that such a period can last, without the hours that zones add or take. */
export function longestPeriod(unit: PeriodUnit): number {
  return (isRolling(unit) ? daysOf(unit) : LONGEST[unit]) * DAY;
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
  if (isRolling(unit)) return day - daysOf(unit) + 1;
  if (unit === 'week') return day - weekdayOf(day);
  return localDay(yearOf(day), firstMonth(unit, day));
}

function firstDayAfter(unit: PeriodUnit, day: LocalDay): LocalDay {
  if (isRolling(unit)) return day + 1;
  if (unit === 'week') return day - weekdayOf(day) + 7;
  return localDay(yearOf(day), firstMonth(unit, day) + MONTHS[unit]);
}

const SHORTEST_MONTH = 28;
const LONGEST = { week: 7, month: 31, quarter: 92, year: 366 } as const;
const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

function firstMonth(unit: 'month' | 'quarter' | 'year', day: LocalDay): number {
  const { month } = monthDayOf(day);
  return month - (month % MONTHS[unit]);
}
