import {
  businessDaysBetween,
  dueAtTimeOfDay,
  dueInBusinessDays,
} from '../calendar/business-days.ts';
import {
  type Calendar,
  compileCalendar,
  type Due,
  due,
  elapsed,
  UNREACHABLE,
} from '../calendar/calendar.ts';
import { ALWAYS_OPEN } from '../calendar/calendar-terms.ts';
import type { Instant } from '../calendar/instant.ts';
import type { Interval } from '../calendar/interval.ts';
import { AccordError } from '../error.ts';
import type { Duration, FixedPoint } from './duration.ts';

/** How much time a promise grants, in its own unit, and how counting time uses it up. */
export type Allowance = {
  readonly unit: 'time' | 'business-days';
  readonly granted: number;
  /** The calendar on which elapsed time is measured. */
  readonly axis: Calendar;
  readonly leftAfter: (left: number, span: Interval) => number;
  readonly dueAfter: (left: number, from: Instant) => Due;
};

const wallClock = compileCalendar(ALWAYS_OPEN('UTC'));

/** Support time and business days are counted on the calendar, wall clock time around the clock. */
export function allowanceOf(duration: Duration, calendar: Calendar): Allowance {
  refuseNegative('ms' in duration ? duration.ms : duration.days);
  if (duration.unit === 'business-days') return inBusinessDays(duration.days, calendar);
  if (duration.unit === 'point') return untilPoint(duration, calendar);
  return inTime(duration.ms, duration.unit === 'calendar' ? wallClock : calendar);
}

function refuseNegative(budget: number): void {
  if (budget >= 0) return;
  throw new AccordError(
    'invalid',
    `A budget of ${budget} is not a length of time. Grant 0 or more.`,
  );
}

function inTime(ms: number, axis: Calendar): Allowance {
  return {
    unit: 'time',
    granted: ms,
    axis,
    leftAfter: (left, span) => left - elapsed(axis, span),
    dueAfter: (left, from) => due(axis, { from, ms: Math.max(0, left) }),
  };
}

function inBusinessDays(days: number, axis: Calendar): Allowance {
  return {
    unit: 'business-days',
    granted: days,
    axis,
    leftAfter: (left, span) => left - businessDaysBetween(axis, span),
    dueAfter: (left, from) => dueInBusinessDays(axis, { from, days: Math.max(0, left) }),
  };
}

/** The days up to the point are used up one by one; on its day it is due at its time, or the next time there is. */
function untilPoint({ days, time }: FixedPoint, axis: Calendar): Allowance {
  return {
    ...inBusinessDays(days, axis),
    dueAfter: (left, from) => dueAtTimeOfDay(axis, { from, days: Math.max(0, left), time }),
  };
}

/** When the allowance is used up, if from now on only exclusions keep the clock from counting. */
export function dueBesides(
  allowance: Allowance,
  start: { readonly from: Instant; readonly left: number },
  exclusions: readonly Interval[],
): Due {
  let { from, left } = start;
  for (const exclusion of exclusions) {
    if (exclusion.to <= from) continue;
    const at = allowance.dueAfter(left, from);
    if (at === UNREACHABLE || at <= exclusion.from) return at;
    if (exclusion.to === Number.POSITIVE_INFINITY) return UNREACHABLE;
    if (exclusion.from > from) left = allowance.leftAfter(left, { from, to: exclusion.from });
    from = exclusion.to;
  }
  return allowance.dueAfter(left, from);
}
