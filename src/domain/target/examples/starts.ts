import { openIntervals } from '../../calendar/calendar.ts';
import { DAY, HOUR, type Instant, MINUTE } from '../../calendar/instant.ts';
import type { Interval } from '../../calendar/interval.ts';
import { dayOfWallClock, weekdayOf } from '../../calendar/local-date.ts';
import { firstInstantAt, wallClockAt, type Zone, zoneDuring } from '../../calendar/zone.ts';
import type { ExampleScene } from './example.ts';

/** Starts that show how the hours work: an ordinary one, one near a closing, one before the longest closed time. */
export type Starts = readonly [Instant, Instant, Instant];

const LOOKED_AHEAD = 300 * DAY;
const SUNDAY = 6;

/** Chooses starts that are worth an example of a promise that grants so much time, from an instant on. */
export function startsOf(scene: ExampleScene, grantedMs: number | null): Starts | null {
  // A start right before a closing shows nothing when all of the time still fits in.
  const atMost = (ms: number) => Math.min(ms, halfOf(grantedMs));
  const until = scene.until ?? Number.POSITIVE_INFINITY;
  const span = { from: scene.asOf, to: Math.min(scene.asOf + LOOKED_AHEAD, until) };
  if (span.to <= span.from) return null;
  // What has begun already would make an example of an odd time.
  const open = openIntervals(scene.calendar, span).filter(
    ({ from, to }) => from > scene.asOf && to < until,
  );
  const [first, ...later] = open;
  if (!first) {
    const isOpen = openIntervals(scene.calendar, span).length > 0;
    return isOpen ? aroundTheClock(scene, atMost(90 * MINUTE)) : null;
  }
  const closing = later.find((each) => isLastOfDay(each, later)) ?? first;
  return [
    first.from + HOUR <= first.to ? first.from + HOUR : first.from,
    closing.to - atMost(10 * MINUTE),
    beforeLongest(open) - atMost(30 * MINUTE),
  ];
}

/** Without closings, what is worth telling is that nights and weekends count, and what a change of the clocks does. */
function aroundTheClock(
  { asOf, timeZone, until = Number.POSITIVE_INFINITY }: ExampleScene,
  before: number,
): Starts {
  const day = Math.floor(asOf / DAY);
  const zone = zoneDuring(timeZone, day, day + 366);
  const today = dayOfWallClock(wallClockAt(zone, asOf));
  const sunday = today + 1 + ((SUNDAY - weekdayOf(today + 1) + 7) % 7);
  return [
    firstInstantAt(zone, (today + 1) * DAY + 10 * HOUR),
    firstInstantAt(zone, sunday * DAY + 3 * HOUR + 30 * MINUTE),
    (clocksChange(zone, { from: asOf, to: until }) ?? firstInstantAt(zone, (today + 2) * DAY)) -
      before,
  ];
}

function clocksChange({ spans }: Zone, { from: asOf, to }: Interval): Instant | null {
  const until = Math.min(to, asOf + 366 * DAY);
  const next = spans.find(({ from }) => from > asOf && from < until);
  return next?.from ?? null;
}

function isLastOfDay({ to }: Interval, open: readonly Interval[]): boolean {
  return !open.some(({ from }) => from > to - 1 && from < to + 6 * HOUR);
}

function beforeLongest(open: readonly Interval[]): Instant {
  const gaps = open.flatMap(({ to }, index) => {
    const next = open[index + 1];
    return next ? [{ at: to, length: next.from - to }] : [];
  });
  const longest = gaps.reduce((a, b) => (b.length > a.length ? b : a), { at: 0, length: 0 });
  return longest.length > 0 ? longest.at : (open[0]?.to ?? 0);
}

/** Half of the granted time in whole minutes; nothing limits where no length is granted. */
function halfOf(grantedMs: number | null): number {
  if (grantedMs === null) return Number.POSITIVE_INFINITY;
  const step = grantedMs >= 10 * MINUTE ? 5 * MINUTE : MINUTE;
  return Math.max(MINUTE, Math.floor(grantedMs / 2 / step) * step);
}
