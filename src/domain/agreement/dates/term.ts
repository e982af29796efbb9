import { Temporal } from 'temporal-polyfill';
import { DAY, type Instant } from '../../calendar/instant.ts';
import { formatLocalDay, type LocalDay } from '../../calendar/local-date.ts';
import type { EffectiveTerms } from '../agreement-terms.ts';

/** One stretch of an agreement's life between two of its ends; renewal adds another. */
export type Term = {
  /** How many renewals lie before it. */
  readonly renewals: number;
  /** The last date that belongs to it. */
  readonly last: string;
  /** The last date on which notice still counts; null where no notice is agreed. */
  readonly noticeBy: string | null;
};

// Thousands of agreements share a few zones, and ask on the same few days.
const dates = new Map<string, { readonly at: Instant; readonly date: string }>();

/** The date that people of a zone write at an instant. */
export function dateIn(timeZone: string, at: Instant): string {
  const known = dates.get(timeZone);
  if (known?.at === at) return known.date;
  const zoned = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  const date = zoned.toPlainDate().toString();
  dates.set(timeZone, { at, date });
  return date;
}

/** How many days a date lies ahead; negative for one that has passed. */
export function daysUntil(date: string, today: string): number {
  return dayOf(date) - dayOf(today);
}

/** A date so many days later. */
export function daysAfter(date: string, days: number): string {
  return formatLocalDay(dayOf(date) + days);
}

function dayOf(date: string): LocalDay {
  return Date.parse(`${date}T00:00:00Z`) / DAY;
}

/**
 * The term that a date lies in; null for an agreement without an end. Tacit renewal continues by terms that are
 * counted from the first end, never from one another, so that a month's end does not drift; without tacit renewal
 * there is only the first.
 */
export function termOn(effective: EffectiveTerms, date: string): Term | null {
  const { to, renewal } = effective;
  if (to === undefined) return null;
  if (renewal?.kind !== 'tacit') return termNumber(effective, to, 0);
  let renewals = leastRenewals(to, date, renewal.term);
  let term = termNumber(effective, to, renewals);
  while (term.last < date) term = termNumber(effective, to, ++renewals);
  return term;
}

/** The term after one that is renewed; null where nothing renews it. */
export function termAfter(effective: EffectiveTerms, { renewals }: Term): Term | null {
  const { to, renewal } = effective;
  if (to === undefined || renewal === undefined || renewal.kind === 'none') return null;
  return termNumber(effective, to, renewals + 1);
}

/** The dates that recur from an anchor: the first one on or after a date. An anchor on day 29 to 31 clamps to the month's end. */
export function recurringOn(anchor: string, every: string, date: string): string {
  return remembered(recurring, `${anchor} ${every} ${date}`, () => recur(anchor, every, date));
}

function recur(anchor: string, every: string, date: string): string {
  const start = Temporal.PlainDate.from(anchor);
  let count = Math.max(1, leastRenewals(anchor, date, every));
  let next = start.add(times(every, count)).toString();
  while (next < date) next = start.add(times(every, ++count)).toString();
  return next;
}

function termNumber(effective: EffectiveTerms, to: string, renewals: number): Term {
  const name = `${JSON.stringify(effective)} ${renewals}`;
  return remembered(terms, name, () => computeTerm(effective, to, renewals));
}

function computeTerm(effective: EffectiveTerms, to: string, renewals: number): Term {
  const { renewal } = effective;
  const span = renewal === undefined || renewal.kind === 'none' ? null : renewal.term;
  const end = endAfter(effective.from, to, span === null ? null : times(span, renewals));
  const notice = renewal && 'notice' in renewal ? renewal.notice : undefined;
  return {
    renewals,
    last: end.subtract({ days: 1 }).toString(),
    // Notice must have been given before the last stretch of this length begins.
    noticeBy: notice === undefined ? null : end.subtract(notice).subtract({ days: 1 }).toString(),
  };
}

/**
 * The first date after a term. Terms are counted in whole periods from the first date after the agreed end: what ends
 * on 28 February goes on to 31 March. Where the agreed end was itself clamped from a start on day 29 to 31, they are
 * counted from that start.
 */
function endAfter(from: string, to: string, added: Temporal.Duration | null): Temporal.PlainDate {
  const end = Temporal.PlainDate.from(to).add({ days: 1 });
  if (added === null || added.blank) return end;
  const start = Temporal.PlainDate.from(from);
  const months = (end.year - start.year) * 12 + end.month - start.month;
  const isClamped = start.day > end.day && start.add({ months }).equals(end);
  if (!isClamped) return end.add(added);
  return start.add(added.with({ months: added.months + months }));
}

/** The earliest last day that keeps the agreed notice when it is given on a date. */
export function lastDayUnderNotice({ renewal }: EffectiveTerms, date: string): string {
  const notice = renewal?.kind === 'none' ? undefined : renewal?.notice;
  return notice === undefined ? date : Temporal.PlainDate.from(date).add(notice).toString();
}

/** A number of terms that is surely not too large, so that decades are not walked through. */
function leastRenewals(from: string, to: string, term: string): number {
  const longest = remembered(lengths, term, () => {
    const { years, months, weeks, days } = Temporal.Duration.from(term);
    return years * 366 + months * 31 + weeks * 7 + days;
  });
  return Math.max(0, Math.floor(daysUntil(to, from) / longest) - 1);
}

// Thousands of agreements begin, renew and are reviewed on the same few days.
const terms = new Map<string, Term>();
const recurring = new Map<string, string>();
const lengths = new Map<string, number>();
const MOST_REMEMBERED = 10_000;

function remembered<Value>(known: Map<string, Value>, name: string, compute: () => Value): Value {
  const before = known.get(name);
  if (before !== undefined) return before;
  const value = compute();
  if (known.size >= MOST_REMEMBERED) known.clear();
  known.set(name, value);
  return value;
}

function times(span: string, count: number): Temporal.Duration {
  const { years, months, weeks, days } = Temporal.Duration.from(span);
  return Temporal.Duration.from({
    ...{ years: years * count, months: months * count },
    ...{ weeks: weeks * count, days: days * count },
  });
}
