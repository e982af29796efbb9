import { AccordError } from '../error.ts';
import { type Calendar, type Due, UNREACHABLE } from './calendar.ts';
import { DAY, type Instant } from './instant.ts';
import { intersect } from './interval.ts';
import { dayOfWallClock, type LocalDay } from './local-date.ts';
import type { Era, OpenTime } from './open-time.ts';
import { firstInstantAt, lastInstantAt, wallClockAt, type Zone } from './zone.ts';

/** The local dates of a table that have any opening, and the end of each date's last opening. */
type BusinessDays = { readonly days: readonly LocalDay[]; readonly closings: readonly Instant[] };

const HORIZON_DAYS = 3653;
const known = new WeakMap<OpenTime, BusinessDays>();

/**
 * The end of the last opening of the n-th local date with any opening after the date of `from`.
 * With 0 days left it is the next such end, on the date of `from` or later, that is not before `from`.
 */
export function dueInBusinessDays(calendar: Calendar, start: Start): Due {
  return searchForward(calendar, start, (table) => closingAfter(table, start));
}

/**
 * A time of the day on the n-th local date with any opening after the date of `from`, on that date's clock; of two
 * the last. With 0 days left it is the next such time that is not before `from`.
 */
export function dueAtTimeOfDay(
  calendar: Calendar,
  { time, ...start }: Start & { readonly time: number },
): Due {
  return searchForward(calendar, start, (table) => {
    const { days } = businessDaysOf(table);
    const first = firstAfter(days, dateAt(table, start.from) - (start.days === 0 ? 1 : 0));
    const points = [0, 1, 2].map((next) => days[first + Math.max(0, start.days - 1) + next]);
    return points
      .map((day) => (day === undefined ? undefined : instantOn(table, day, time)))
      .find((at) => at === undefined || at >= start.from);
  });
}

type Start = { readonly from: Instant; readonly days: number };

function searchForward(
  calendar: Calendar,
  { from, days }: Start,
  search: (table: OpenTime) => Instant | undefined,
): Due {
  if (!Number.isSafeInteger(days) || days < 0) {
    throw new AccordError(
      'invalid',
      'A number of business days is a whole number and not negative.',
    );
  }
  const horizon = from + HORIZON_DAYS * DAY;
  for (let reach = (days + 7) * 2 * DAY; ; reach *= 2) {
    const to = Math.min(from + reach, horizon);
    const found = search(calendar.during({ from: from - 2 * DAY, to }));
    if (found !== undefined && found <= to) return found;
    if (to >= horizon) return UNREACHABLE;
  }
}

/** How many business days lie after the date of one instant, up to and with the date of another. */
export function businessDaysBetween(
  calendar: Calendar,
  { from, to }: { from: Instant; to: Instant },
): number {
  const table = calendar.during({ from: Math.min(from, to) - 2 * DAY, to: Math.max(from, to) });
  const { days } = businessDaysOf(table);
  return firstAfter(days, dateAt(table, to)) - firstAfter(days, dateAt(table, from));
}

function closingAfter(table: OpenTime, { from, days }: Start): Instant | undefined {
  const business = businessDaysOf(table);
  const date = dateAt(table, from);
  if (days > 0) return business.closings[firstAfter(business.days, date) + days - 1];
  // A date that closes at midnight is over then.
  const today = firstAfter(business.days, date - 1);
  return business.closings[Math.max(today, firstAfter(business.closings, from - 1))];
}

/** The last instant of a local date at which its clock shows a time. */
function instantOn({ eras }: OpenTime, day: LocalDay, time: number): Instant {
  const wall = day * DAY + time;
  const era = eras.find(({ zone, to }) => lastInstantAt(zone, wall) < to) ?? eras.at(-1);
  return era ? lastInstantAt(era.zone, wall) : wall;
}

function dateAt(table: OpenTime, at: Instant): LocalDay {
  const era = table.eras.find(({ to }) => at < to) ?? table.eras.at(-1);
  return dayOfWallClock(era ? wallClockAt(era.zone, at) : at);
}

/** The index of the first element that is greater. */
function firstAfter(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function businessDaysOf(table: OpenTime): BusinessDays {
  const found = known.get(table) ?? listBusinessDays(table);
  known.set(table, found);
  return found;
}

function listBusinessDays(table: OpenTime): BusinessDays {
  const closings = new Map<LocalDay, Instant>();
  for (const era of table.eras) listDaysOf(era, table, closings);
  // A revision that moves to another zone may begin on a date that the one before has left.
  const inOrder = [...closings].sort(([a], [b]) => a - b);
  return { days: inOrder.map(([day]) => day), closings: inOrder.map(([, closing]) => closing) };
}

function listDaysOf(era: Era, table: OpenTime, closings: Map<LocalDay, Instant>): void {
  const { zone } = era;
  const open = intersect(table.open, [era]);
  let day = table.firstDay;
  for (const { from, to } of open) {
    day = Math.max(day, dayOfWallClock(wallClockAt(zone, from)) - 1);
    for (let start = startOfDay(zone, day); start < to && day <= table.lastDay; ) {
      const end = startOfDay(zone, day + 1);
      const closing = Math.min(to, end);
      if (closing > Math.max(from, start)) closings.set(day, closing);
      if (end > to) break;
      day++;
      start = end;
    }
  }
}

function startOfDay(zone: Zone, day: LocalDay): Instant {
  return firstInstantAt(zone, day * DAY);
}
