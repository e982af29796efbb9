import { type Calendar, openIntervals } from '../../calendar/calendar.ts';
import { DAY, type Instant } from '../../calendar/instant.ts';
import { type Interval, subtract, total } from '../../calendar/interval.ts';
import { type PeriodUnit, periodOf } from '../../calendar/period.ts';

type Asked = {
  readonly unit: PeriodUnit;
  readonly timeZone: string;
  readonly asOf: Instant;
};

// Thousands of promises share a few calendars, periods and zones.
const agreed = new WeakMap<Calendar, Map<string, number>>();
const MOST_KNOWN = 1_000;

/** How much time a calendar is open in the period of an instant. */
export function agreedMs(calendar: Calendar, { unit, timeZone, asOf }: Asked): number {
  const own = agreed.get(calendar) ?? new Map<string, number>();
  agreed.set(calendar, own);
  const name = `${unit} ${timeZone} ${asOf}`;
  const known = own.get(name);
  if (known !== undefined) return known;
  const ms = total(openIntervals(calendar, periodOf({ unit, timeZone, at: asOf })));
  if (own.size >= MOST_KNOWN) own.clear();
  own.set(name, ms);
  return ms;
}

const YEAR = 366 * DAY;

type Compared = { readonly asOf: Instant; readonly first: Interval | null };

const compared = new WeakMap<Calendar, WeakMap<Calendar, Compared>>();

/** The first stretch of the year ahead in which the upper calendar is open and the lower one is not. */
export function firstUncovered(upper: Calendar, lower: Calendar, asOf: Instant): Interval | null {
  const own = compared.get(upper) ?? new WeakMap<Calendar, Compared>();
  compared.set(upper, own);
  const known = own.get(lower);
  if (known?.asOf === asOf) return known.first;
  const span = { from: asOf, to: asOf + YEAR };
  const first = subtract(openIntervals(upper, span), openIntervals(lower, span))[0] ?? null;
  own.set(lower, { asOf, first });
  return first;
}
