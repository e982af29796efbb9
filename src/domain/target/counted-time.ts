import { openIntervals } from '../calendar/calendar.ts';
import { DAY, type Instant } from '../calendar/instant.ts';
import { type Interval, subtract, union } from '../calendar/interval.ts';
import { dayOfWallClock, formatLocalDay } from '../calendar/local-date.ts';
import { wallClockAt, type Zone, zoneDuring } from '../calendar/zone.ts';
import type { Scene } from './kinds/target-kind.ts';

/** Whether only what happens in the agreed hours counts. */
export const HOURS = ['agreed', 'always'] as const;
type Hours = (typeof HOURS)[number];

/** The time of a period in which something counts: the agreed hours, or all of it, without exclusions. */
export function countedTime({ calendar, period, facts }: Scene, hours: Hours): readonly Interval[] {
  const open = hours === 'always' ? [period] : openIntervals(calendar, period);
  return subtract(open, union(facts.exclusions));
}

/** Whether an instant lies in one of the spans, which are in order and free of overlaps. */
export function isWithin(spans: readonly Interval[], at: Instant): boolean {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.to ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return (spans[low]?.from ?? Number.POSITIVE_INFINITY) <= at;
}

/** The zone of the agreement's calendar, from a day before the period to a day after it. */
export function zoneOf({ calendar, period }: Scene): Zone {
  const first = Math.floor(period.from / DAY) - 1;
  return zoneDuring(calendar.terms.timeZone, first, Math.ceil(period.to / DAY) + 1);
}

/** Names the local date of an instant on the agreement's calendar. */
export function dateNamer(scene: Scene): (at: Instant) => string {
  const zone = zoneOf(scene);
  return (at) => formatLocalDay(dayOfWallClock(wallClockAt(zone, at)));
}
