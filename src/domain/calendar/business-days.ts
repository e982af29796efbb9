import { AccordError } from '../error.ts';
import { type Calendar, type Due, UNREACHABLE } from './calendar.ts';
import { DAY, type Instant } from './instant.ts';
import { dayOfWallClock, type LocalDay } from './local-date.ts';
import type { OpenTime } from './open-time.ts';
import { firstInstantAt, wallClockAt } from './zone.ts';

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
  return dayOfWallClock(wallClockAt(table.zone, at));
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

function listBusinessDays({ zone, firstDay, lastDay, open }: OpenTime): BusinessDays {
  const days: LocalDay[] = [];
  const closings: Instant[] = [];
  let i = 0;
  for (let day = firstDay; day <= lastDay; day++) {
    const from = firstInstantAt(zone, day * DAY);
    const to = firstInstantAt(zone, (day + 1) * DAY);
    let closing: Instant | null = null;
    for (let each = open[i]; each && each.from < to; each = open[++i]) {
      if (each.to > from) closing = Math.min(each.to, to);
      if (each.to > to) break;
    }
    if (closing !== null && closing > from) {
      days.push(day);
      closings.push(closing);
    }
  }
  return { days, closings };
}
