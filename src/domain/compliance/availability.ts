import { MINUTE } from '../calendar/instant.ts';
import { type Interval, intersect, subtract, total, union } from '../calendar/interval.ts';
import { AccordError } from '../error.ts';
import { formatPercent } from './display.ts';
import {
  compare,
  decimal,
  type Fraction,
  fraction,
  minus,
  over,
  plus,
  smaller,
  times,
} from './fraction.ts';
import { shareOf } from './percentage.ts';

/** A span of downtime; of several at once the highest weight (0 to 1) counts. */
export type Downtime = Interval & { readonly weight: number };

type ExclusionPolicy = 'shrink' | 'as-uptime';
type OutageRounding = 'exact' | 'whole-minutes' | 'started-minutes';

export type AvailabilityInput = {
  readonly agreed: readonly Interval[];
  readonly outages: readonly Downtime[];
  readonly excluded: readonly Interval[];
  readonly policy: ExclusionPolicy;
  readonly rounding: OutageRounding;
};

/** Agreed time and the part of it that the service was down. */
export type Availability = { readonly agreedMs: number; readonly downtimeMs: Fraction };

/** Agreed time and downtime by the agreement's rules; overlapping outages are never added. */
export function availability(input: AvailabilityInput): Availability {
  refuseImpossible(input);
  const whole = union(input.agreed);
  const counted = subtract(whole, union(input.excluded));
  const agreedMs = total(input.policy === 'shrink' ? counted : whole);
  const outages = weighOutages(input.outages).map((outage) => clipOutage(outage, counted));
  const downtime = outages
    .map((outage) => countedDowntime(outage, input.rounding))
    .reduce(plus, fraction(0));
  return { agreedMs, downtimeMs: smaller(downtime, fraction(agreedMs)) };
}

/** (agreed − down) ÷ agreed; null when nothing is agreed. */
function shareUp({ agreedMs, downtimeMs }: Availability): Fraction | null {
  const agreed = fraction(agreedMs);
  return agreedMs === 0 ? null : over(minus(agreed, downtimeMs), agreed);
}

/** How an availability stands against its objective, decided exactly. */
export function judgeAvailability(figure: Availability, objective: string) {
  const share = shareUp(figure);
  const target = shareOf(objective);
  if (share === null) return { percent: null, verdict: 'no-data' } as const;
  const verdict = compare(share, target) >= 0 ? 'met' : 'breached';
  return { percent: formatPercent(share, objective), verdict } as const;
}

/** Downtime that touches or overlaps is one outage, in parts of the highest weight at each instant. */
export function weighOutages(outages: readonly Downtime[]): readonly (readonly Downtime[])[] {
  const down = outages.filter(({ weight, from, to }) => weight > 0 && from < to);
  const weights = [...new Set(down.map(({ weight }) => weight))].sort((a, b) => b - a);
  let heavier: readonly Interval[] = [];
  const parts: Downtime[] = [];
  for (const weight of weights) {
    const spans = union(down.filter((each) => each.weight === weight));
    parts.push(...subtract(spans, heavier).map((span) => ({ ...span, weight })));
    heavier = union([...heavier, ...spans]);
  }
  return groupBy(
    heavier,
    parts.sort((a, b) => a.from - b.from),
  );
}

function groupBy(outages: readonly Interval[], parts: readonly Downtime[]) {
  let next = 0;
  return outages.map(({ to }) => {
    const first = next;
    while (next < parts.length && (parts[next]?.to ?? 0) <= to) next++;
    return parts.slice(first, next);
  });
}

function clipOutage(outage: readonly Downtime[], counted: readonly Interval[]) {
  const first = outage[0];
  const last = outage.at(-1);
  if (!first || !last) return [];
  const around = intersect(counted, [{ from: first.from, to: last.to }]);
  return outage.flatMap(({ weight, ...span }) =>
    intersect(around, [span]).map((part) => ({ ...part, weight })),
  );
}

/** An outage of mixed weights is rounded as a whole and keeps its mean weight. */
function countedDowntime(outage: readonly Downtime[], rounding: OutageRounding): Fraction {
  const length = total(outage);
  if (length === 0) return fraction(0);
  const weighted = outage
    .map(({ from, to, weight }) => times(fraction(to - from), weightOf(weight)))
    .reduce(plus, fraction(0));
  return over(times(weighted, fraction(rounded(length, rounding))), fraction(length));
}

function rounded(ms: number, rounding: OutageRounding): number {
  if (rounding === 'exact') return ms;
  const minutes = rounding === 'whole-minutes' ? Math.floor(ms / MINUTE) : Math.ceil(ms / MINUTE);
  return minutes * MINUTE;
}

function weightOf(weight: number): Fraction {
  const text = String(weight);
  return decimal(text.includes('e') ? weight.toFixed(20) : text);
}

function refuseImpossible({ agreed, outages, excluded }: AvailabilityInput): void {
  if ([...agreed, ...outages, ...excluded].some(({ from, to }) => !(from <= to))) {
    throw new AccordError('invalid', 'An interval ends before it starts. Swap its instants.');
  }
  if (outages.some(({ weight }) => !(weight >= 0 && weight <= 1))) {
    throw new AccordError('invalid', 'The weight of an outage lies between 0 (up) and 1 (down).');
  }
}
