import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../calendar/instant.ts';
import type { AgreementTerms } from './agreement-terms.ts';

/** From when to when a revision is in force, half-open; `to` is null when nothing ends it. */
export type EffectiveRange = { readonly from: Instant; readonly to: Instant | null };

type Dated = Pick<AgreementTerms, 'effective' | 'timeZone'>;

/** The agreed dates as instants: `to` is a local date that still belongs to the agreement. */
export function agreedRange({ effective, timeZone }: Dated): EffectiveRange {
  const { from, to } = effective;
  return {
    from: startOfDate(from, timeZone),
    to:
      to === undefined
        ? null
        : startOfDate(Temporal.PlainDate.from(to).add({ days: 1 }).toString(), timeZone),
  };
}

// Every question looks at the dates of every agreement, and those of a revision never change.
const renewed = new WeakMap<Dated, EffectiveRange>();

/** The agreed dates and what tacit renewal adds: without notice such an agreement does not end. */
export function renewedRange(terms: Dated): EffectiveRange {
  const known = renewed.get(terms) ?? renew(terms);
  renewed.set(terms, known);
  return known;
}

function renew(terms: Dated): EffectiveRange {
  const { from, to } = agreedRange(terms);
  return { from, to: terms.effective.renewal?.kind === 'tacit' ? null : to };
}

/** Whether an instant lies in a range. */
export function rangeContains({ from, to }: EffectiveRange, at: Instant): boolean {
  return from <= at && (to === null || at < to);
}

// Thousands of agreements begin and end on the same few days.
const starts = new Map<string, Instant>();
const MOST_STARTS = 10_000;

/** The first instant of a local date in a zone. */
export function startOfDate(date: string, timeZone: string): Instant {
  const name = `${date} ${timeZone}`;
  const known = starts.get(name);
  if (known !== undefined) return known;
  const start = Temporal.PlainDate.from(date).toZonedDateTime(timeZone).epochMilliseconds;
  if (starts.size >= MOST_STARTS) starts.clear();
  starts.set(name, start);
  return start;
}
