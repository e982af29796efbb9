import { AccordError } from '../error.ts';
import { type Calendar, type Due, UNREACHABLE } from './calendar.ts';
import { DAY, type Instant } from './instant.ts';
import { intersect } from './interval.ts';
import { dayOfWallClock, type LocalDay } from './local-date.ts';
import type { Era, OpenTime } from './open-time.ts';
import { firstInstantAt, wallClockAt, type Zone } from './zone.ts';

/** The local dates of a table that have any opening, and the end of each date's last opening. */
type BusinessDays = { readonly days: readonly LocalDay[]; readonly closings: readonly Instant[] };

const HORIZON_DAYS = 3653;
const known = new WeakMap<OpenTime, BusinessDays>();

/**
 * The end of the last opening of the n-th local date with any opening after the date of `from`.
 * With 0 days left it is the next such end that is not before `from`.
 */
export function dueInBusinessDays(
  calendar: Calendar,
  { from, days }: { from: Instant; days: number },
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
    const closing = closingAfter(calendar.during({ from: from - 2 * DAY, to }), { from, days });
    if (closing !== undefined && closing <= to) return closing;
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

function closingAfter(
  table: OpenTime,
  { from, days }: { from: Instant; days: number },
): Instant | undefined {
  const business = businessDaysOf(table);
  if (days === 0) return business.closings[firstAfter(business.closings, from - 1)];
  return business.closings[firstAfter(business.days, dateAt(table, from)) + days - 1];
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
