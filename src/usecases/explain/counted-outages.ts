import type { Instant } from '../../domain/calendar/instant.ts';
import {
  type Interval,
  intersect,
  subtract,
  total,
  union,
} from '../../domain/calendar/interval.ts';
import {
  type AvailabilityInput,
  availability,
  type Downtime,
  weighOutages,
} from '../../domain/compliance/availability.ts';
import type { Fraction } from '../../domain/compliance/fraction.ts';
import type { Outage } from '../../domain/measurement/outage.ts';
import type { MeasureInput } from '../../domain/target/measure-target.ts';

/** One interruption as it counted: reports that overlap or touch are one, and what was cut from it and why. */
export type CountedOutage = Interval & {
  readonly reports: readonly Reported[];
  readonly ongoing: boolean;
  /** from − to as reported = outside the period + excluded + closed + counted. */
  readonly reportedMs: number;
  readonly outsidePeriodMs: number;
  readonly excludedMs: number;
  readonly closedMs: number;
  readonly countedMs: number;
  /** The counted parts with how far down the service was in each. */
  readonly parts: readonly Downtime[];
  /** What it adds to the downtime, after weight and rounding. */
  readonly downtimeMs: Fraction;
};

export type Reported = Outage & { readonly cause?: string | undefined };

/** The interruptions of a period; reports that never made one by themselves are those without any counted time. */
export function countedOutages(
  counted: AvailabilityInput,
  { facts, period, asOf }: MeasureInput,
): readonly CountedOutage[] {
  const groups = weighOutages(counted.outages);
  const seen = facts.outages.map((outage) => ({ outage, span: reportedSpan(outage, asOf) }));
  const made = groups.flatMap((parts) => {
    const around = spanOf(parts);
    if (!around) return [];
    const mine = seen.filter(({ span }) => span.from < around.to && span.to > around.from);
    return [countedOutage({ parts, counted, period }, mine)];
  });
  const used = new Set(made.flatMap(({ reports }) => reports));
  const unused = seen.filter(({ outage }) => !used.has(outage));
  const alone = unused.map((one) => countedOutage({ parts: [], counted, period }, [one]));
  return [...made, ...alone].sort((a, b) => a.from - b.from);
}

type Seen = { readonly outage: Reported; readonly span: Interval };
type Group = {
  readonly parts: readonly Downtime[];
  readonly counted: AvailabilityInput;
  readonly period: Interval;
};

function countedOutage({ parts, counted, period }: Group, seen: readonly Seen[]): CountedOutage {
  const reported = union(seen.map(({ span }) => span));
  const within = intersect(reported, [period]);
  const left = intersect(within, union(counted.excluded));
  const inForce = subtract(within, left);
  const open = intersect(inForce, union(counted.agreed));
  return {
    from: Math.min(...seen.map(({ span }) => span.from)),
    to: Math.max(...seen.map(({ span }) => span.to)),
    reports: seen.map(({ outage }) => outage),
    ongoing: seen.some(({ outage }) => outage.to === null),
    reportedMs: total(reported),
    outsidePeriodMs: total(reported) - total(within),
    excludedMs: total(left),
    closedMs: total(subtract(inForce, open)),
    countedMs: total(open),
    parts: parts.flatMap(({ weight, ...span }) =>
      intersect(open, [span]).map((part) => ({ ...part, weight })),
    ),
    downtimeMs: availability({ ...counted, outages: parts }).downtimeMs,
  };
}

function reportedSpan({ from, to }: Outage, asOf: Instant): Interval {
  return { from, to: Math.max(from, to ?? asOf) };
}

function spanOf(parts: readonly Downtime[]): Interval | null {
  const first = parts[0];
  const last = parts.at(-1);
  return first && last ? { from: first.from, to: last.to } : null;
}
