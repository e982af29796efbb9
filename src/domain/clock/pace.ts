import { type Calendar, dueBackward, openIntervals, UNREACHABLE } from '../calendar/calendar.ts';
import { DAY, type Instant } from '../calendar/instant.ts';
import type { Interval } from '../calendar/interval.ts';
import { firstInstantAt, lastInstantAt } from '../calendar/zone.ts';
import { type Allowance, allowanceOf } from './allowance.ts';
import { type Duration, readDuration } from './duration.ts';

/** How fast something is promised: what starts at an instant is due at another, on a calendar of its own. */
export type Pace = {
  readonly duration: Duration;
  readonly allowance: Allowance;
  readonly calendar: Calendar;
};

/** The pace of a duration as an agreement writes it; null when it is none. */
export function paceOf(text: string, calendar: Calendar): Pace | null {
  const own = paces.get(calendar) ?? new Map<string, Pace | null>();
  paces.set(calendar, own);
  const known = own.get(text);
  if (known !== undefined) return known;
  const pace = readPace(text, calendar);
  own.set(text, pace);
  return pace;
}

// Thousands of promises are written in the same few words.
const paces = new WeakMap<Calendar, Map<string, Pace | null>>();

function readPace(text: string, calendar: Calendar): Pace | null {
  const duration = readDuration(text);
  return duration && { duration, allowance: allowanceOf(duration, calendar), calendar };
}

/** When what starts then is due; infinity when that is never. */
export function dueOf({ allowance }: Pace, start: Instant): number {
  const due = allowance.dueAfter(allowance.granted, start);
  return due === UNREACHABLE ? Number.POSITIVE_INFINITY : due;
}

/**
 * All starts in a span at which the due instant may jump or begin or cease to move with the start. Between two of
 * them it either stands still or moves as fast as the start does.
 */
export function turnsOf(pace: Pace, span: Interval): readonly Instant[] {
  const { duration, allowance } = pace;
  if ('ms' in duration) {
    const edges = edgesOf(allowance.axis, reachOf(pace, span));
    return [...edges, ...edges.flatMap((edge) => startsFor(pace, edge))];
  }
  return [...edgesOf(allowance.axis, span), ...dayTurns(pace, span)];
}

/** The latest start whose due instant is the given one; none where there is none. */
export function startsFor({ duration, allowance }: Pace, due: Instant): readonly Instant[] {
  if (!('ms' in duration)) return [];
  const start = dueBackward(allowance.axis, { from: due, ms: duration.ms });
  return start === UNREACHABLE ? [] : [start];
}

function edgesOf(calendar: Calendar, span: Interval): readonly Instant[] {
  return openIntervals(calendar, span).flatMap(({ from, to }) => [from, to]);
}

/** The span, as far as what starts in it can be due. */
function reachOf(pace: Pace, { from, to }: Interval): Interval {
  const due = dueOf(pace, to);
  return { from, to: Number.isFinite(due) ? Math.max(due, to) : to };
}

/** A due date counted in days changes where a date begins, and at the time of the day that was agreed. */
function dayTurns({ duration, calendar }: Pace, { from, to }: Interval): readonly Instant[] {
  const time = duration.unit === 'point' ? duration.time : 0;
  const first = Math.floor(from / DAY) - 1;
  const days = Array.from({ length: Math.ceil((to - from) / DAY) + 3 }, (_, i) => first + i);
  return calendar
    .during({ from, to })
    .eras.flatMap(({ zone, from: begin }) => [
      ...(Number.isFinite(begin) ? [begin] : []),
      ...days.flatMap((day) =>
        [day * DAY, day * DAY + time].flatMap((wall) => [
          firstInstantAt(zone, wall),
          lastInstantAt(zone, wall),
        ]),
      ),
    ]);
}
