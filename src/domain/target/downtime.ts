import type { Instant } from '../calendar/instant.ts';
import { type Interval, intersect } from '../calendar/interval.ts';
import { type Downtime, weighOutages } from '../compliance/availability.ts';
import type { Outage } from '../measurement/outage.ts';

type Seen = {
  readonly period: Interval;
  readonly asOf: Instant;
  readonly redundant?: readonly string[] | undefined;
};

/** Downtime of a period as it is known at an instant; an open outage lasts until then. */
export function downtimeOf(outages: readonly Outage[], seen: Seen): readonly Downtime[] {
  const { period, asOf, redundant } = seen;
  const span = { from: period.from, to: Math.min(period.to, asOf) };
  const cut = (outage: Outage) => cutTo(span, outage);
  if (!redundant) return outages.flatMap(cut);
  const alone = outages.filter(({ component }) => !redundant.includes(component ?? ''));
  const together = redundant
    .map((name) => outages.filter(({ component }) => component === name).flatMap(cut))
    .map((component): readonly Downtime[] => weighOutages(component).flat())
    .reduce(downTogether);
  return [...alone.flatMap(cut), ...together];
}

function cutTo(span: Interval, { from, to, weight = 1 }: Outage): readonly Downtime[] {
  return intersect([{ from, to: to ?? span.to }], [span]).map((part) => ({ ...part, weight }));
}

/** Redundant components are as much down as the one that is least down. */
function downTogether(a: readonly Downtime[], b: readonly Downtime[]): readonly Downtime[] {
  return a.flatMap((x) =>
    b.flatMap((y) =>
      intersect([x], [y]).map((span) => ({ ...span, weight: Math.min(x.weight, y.weight) })),
    ),
  );
}
