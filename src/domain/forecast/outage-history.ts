import type { Calendar } from '../calendar/calendar.ts';
import { openIntervals } from '../calendar/calendar.ts';
import type { Instant } from '../calendar/instant.ts';
import { type Interval, subtract, total, union } from '../calendar/interval.ts';
import { type AvailabilityInput, availability, weighOutages } from '../compliance/availability.ts';
import { floor, fraction, times } from '../compliance/fraction.ts';
import { downtimeOf } from '../target/downtime.ts';
import type { Facts } from '../target/figure.ts';

/** How a promise about availability counts. */
export type AvailabilityTerms = {
  readonly objective: string;
  readonly exclusions: AvailabilityInput['policy'];
  readonly rounding: AvailabilityInput['rounding'];
  readonly redundant?: readonly string[] | undefined;
};

/** What past outages say about the rest of a period. */
export type OutageHistory = {
  /** How many complete periods the past has, and how much agreed time there was up to now. */
  readonly periods: number;
  readonly agreedMs: number;
  /** The downtime of each outage that has ended, as the agreement counts it. */
  readonly lengths: readonly number[];
  /** The downtime of the outage that lasts now; null when the service is up. */
  readonly lasting: number | null;
  /** Agreed time that is still to come in the period. */
  readonly restMs: number;
  /** Whether many short outages can count for more than they lasted. */
  readonly roundedUp: boolean;
};

type Seen = {
  readonly terms: AvailabilityTerms;
  readonly calendar: Calendar;
  readonly asOf: Instant;
  readonly period: Interval;
  /** Complete periods of the past, the oldest first. */
  readonly before: readonly Interval[];
  readonly facts: Facts;
};

/** Reads the outages of the past for what they say about the rest of a running period. */
export function outageHistory(seen: Seen): OutageHistory {
  const { terms, asOf, period, before } = seen;
  const since = before[0]?.from ?? period.from;
  const past = { from: since, to: Math.max(since, asOf) };
  const counted = outagesIn(seen, past);
  return {
    periods: before.length,
    agreedMs: total(agreedIn(seen, past)),
    lengths: counted.flatMap(({ ms, lasts }) => (lasts ? [] : [ms])),
    lasting: counted.find(({ lasts }) => lasts)?.ms ?? null,
    restMs: asOf < period.to ? total(agreedIn(seen, { from: asOf, to: period.to })) : 0,
    roundedUp: terms.rounding === 'started-minutes',
  };
}

/** The agreed time of a span, without what is excluded from it. */
export function agreedIn(
  { calendar, facts }: Pick<Seen, 'calendar' | 'facts'>,
  span: Interval,
): readonly Interval[] {
  return subtract(openIntervals(calendar, span), union(facts.exclusions));
}

/** Every outage by itself, as the agreement counts it; those that never touched agreed time are left out. */
function outagesIn({ terms, calendar, facts, asOf }: Seen, span: Interval) {
  const { redundant, exclusions: policy, rounding } = terms;
  const agreed = openIntervals(calendar, span);
  const down = downtimeOf(facts.outages, { period: span, asOf, redundant });
  const lasts = facts.outages.some(({ to }) => to === null || to > asOf);
  return weighOutages(down)
    .map((outage) => {
      const { downtimeMs } = availability({
        ...{ agreed, outages: outage, excluded: facts.exclusions, policy, rounding },
      });
      const ms = -Number(floor(times(downtimeMs, fraction(-1))));
      return { ms, lasts: lasts && outage.at(-1)?.to === asOf };
    })
    .filter((outage) => outage.ms > 0 || outage.lasts);
}
