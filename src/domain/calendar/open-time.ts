import { AccordError } from '../error.ts';
import { DAY, type Instant } from './instant.ts';
import { type Interval, intersect, subtract, union } from './interval.ts';
import { type LocalDay, yearOf } from './local-date.ts';
import type { OpeningPlan } from './opening-plan.ts';
import {
  firstInstantAt,
  lastInstantAt,
  type SteadySpan,
  steadySpanAt,
  type Zone,
  zoneDuring,
} from './zone.ts';

/** A revision of a calendar: its plan holds from the start of a local date on. */
export type PlannedRevision = {
  readonly timeZone: string;
  readonly firstDay: LocalDay;
  readonly plan: OpeningPlan;
};

/** A span of a table in which one revision holds. */
export type Era = Interval & { readonly zone: Zone };

/** The open intervals of some years with their running sum, for binary search. */
export type OpenTime = {
  /** One for each revision, in order, without gaps. */
  readonly eras: readonly Era[];
  readonly firstDay: LocalDay;
  readonly lastDay: LocalDay;
  readonly open: readonly Interval[];
  /** Open milliseconds before each interval of `open`, and after the last one. */
  readonly before: readonly number[];
};

// A wall clock may differ from UTC by a day, so tables reach two days further than they answer for.
const MARGIN_DAYS = 2;
const FIRST_YEAR = 1900;
const LAST_YEAR = 2300;

/** Whether the table knows everything from one instant to another. */
export function covers(table: OpenTime, { from, to }: Interval): boolean {
  return from >= (table.firstDay + MARGIN_DAYS) * DAY && to <= (table.lastDay - MARGIN_DAYS) * DAY;
}

/** Compiles a table that covers the span; the revisions are in order of their first days. */
export function compileOpenTime(revisions: readonly PlannedRevision[], span: Interval): OpenTime {
  const firstDay = Math.floor(span.from / DAY) - MARGIN_DAYS;
  const lastDay = Math.ceil(span.to / DAY) + MARGIN_DAYS;
  refuseFarYears({ from: firstDay * DAY, to: lastDay * DAY });
  const zones = revisions.map(({ timeZone }) => zoneDuring(timeZone, firstDay, lastDay));
  const starts = revisions.map((revision, i) => startOf(revision, zones[i]));
  const eras = zones.map((zone, i) => ({
    zone,
    from: starts[i] ?? Number.NEGATIVE_INFINITY,
    to: starts[i + 1] ?? Number.POSITIVE_INFINITY,
  }));
  const parts = eras.map((era, i) => openInEra({ firstDay, lastDay }, era, revisions[i]));
  // What one revision opens is in order already.
  const joined = parts.length > 1 ? union(parts.flat()) : (parts[0] ?? []);
  return { eras, firstDay, lastDay, open: joined, before: runningSum(joined) };
}

/** The index of the last interval that starts at or before the instant; -1 if there is none. */
export function lastStartingBy({ open }: OpenTime, at: Instant): number {
  let low = 0;
  let high = open.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((open[middle]?.from ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** How many open milliseconds of the table lie before the instant. */
export function openBefore(table: OpenTime, at: Instant): number {
  const index = lastStartingBy(table, at);
  const last = table.open[index];
  return last ? (table.before[index] ?? 0) + Math.min(at, last.to) - last.from : 0;
}

/** The earliest instant at which so many open milliseconds of the table have passed; null if they never do. */
export function earliestWith({ open, before }: OpenTime, openMs: number): Instant | null {
  let low = 0;
  let high = open.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((before[middle + 1] ?? 0) < openMs) low = middle + 1;
    else high = middle;
  }
  const interval = open[low];
  return interval ? interval.from + openMs - (before[low] ?? 0) : null;
}

/** The latest instant before which so many open milliseconds of the table have passed; null before the first. */
export function latestWith({ open, before }: OpenTime, openMs: number): Instant | null {
  let low = 0;
  let high = open.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((before[middle] ?? 0) <= openMs) low = middle + 1;
    else high = middle;
  }
  const interval = open[low - 1];
  return interval && openMs >= 0 ? interval.from + openMs - (before[low - 1] ?? 0) : null;
}

function startOf({ firstDay }: PlannedRevision, zone: Zone | undefined): Instant {
  return zone && Number.isFinite(firstDay)
    ? firstInstantAt(zone, firstDay * DAY)
    : Number.NEGATIVE_INFINITY;
}

function openInEra(
  { firstDay, lastDay }: Pick<OpenTime, 'firstDay' | 'lastDay'>,
  { zone, from, to }: Era,
  revision: PlannedRevision | undefined,
): readonly Interval[] {
  if (!revision) return [];
  const { plan } = revision;
  const open: Interval[] = [];
  const breaks: Interval[] = [];
  let steady: SteadySpan = { from: 0, to: 0, offset: 0 };
  for (
    let day = Math.max(firstDay, dayBefore(from));
    day <= Math.min(lastDay, dayAfter(to));
    day++
  ) {
    if (!isWithin(steady, day)) steady = steadySpanAt(zone, day * DAY);
    const date = { zone, midnight: day * DAY, steady: isWithin(steady, day) ? steady : null };
    for (const hours of plan.hoursOn(day)) open.push(instantsOf(date, hours));
    for (const hours of plan.breaksOn(day)) breaks.push(instantsOf(date, hours));
  }
  const joined = union(open);
  const whole =
    Number.isFinite(from) || Number.isFinite(to) ? intersect(joined, [{ from, to }]) : joined;
  return breaks.length > 0 ? subtract(whole, union(breaks)) : whole;
}

function dayBefore(at: Instant): LocalDay {
  return Math.floor(at / DAY) - MARGIN_DAYS;
}

function dayAfter(at: Instant): LocalDay {
  return Math.ceil(at / DAY) + MARGIN_DAYS;
}

/** Hours reach into the date after, at most to its end. */
function isWithin({ from, to }: SteadySpan, day: LocalDay): boolean {
  return from <= day * DAY && (day + 2) * DAY <= to;
}

type LocalDate = {
  readonly zone: Zone;
  readonly midnight: number;
  readonly steady: SteadySpan | null;
};

/** Hours of a local date as instants; where clocks may change near it, they are looked up. */
function instantsOf({ zone, midnight, steady }: LocalDate, { from, to }: Interval): Interval {
  const [opening, closing] = [midnight + from, midnight + to];
  if (steady) return { from: opening - steady.offset, to: closing - steady.offset };
  return { from: firstInstantAt(zone, opening), to: lastInstantAt(zone, closing) };
}

function runningSum(open: readonly Interval[]): readonly number[] {
  const before = [0];
  let sum = 0;
  for (const { from, to } of open) {
    sum += to - from;
    before.push(sum);
  }
  return before;
}

/** Refuses years of which no zone can tell the hours, and what is not an instant at all. */
export function refuseFarYears({ from, to }: Interval): void {
  const first = yearOf(Math.floor(from / DAY));
  if (first >= FIRST_YEAR && yearOf(Math.ceil(to / DAY)) <= LAST_YEAR) return;
  throw new AccordError(
    'invalid',
    `Calendars know the years ${FIRST_YEAR} to ${LAST_YEAR}. Use instants within them.`,
  );
}
