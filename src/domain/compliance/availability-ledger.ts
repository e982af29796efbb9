import { type Interval, intersect, subtract, union } from '../calendar/interval.ts';
import { type AvailabilityInput, weighOutages } from './availability.ts';

/** Why a stretch of a period counted as up, as down, or not at all. */
export type AvailabilitySegment = Interval & {
  readonly kind: 'up' | 'down' | 'closed' | 'excluded';
  /** How far down the service was, from 0 to 1. */
  readonly weight?: number;
};

/** Every millisecond of a period named once: exclusion before closed time before downtime. */
export function explainAvailability(
  { agreed, outages, excluded }: AvailabilityInput,
  period: Interval,
): readonly AvailabilitySegment[] {
  const left = intersect([period], union(excluded));
  const inForce = subtract([period], left);
  const open = intersect(inForce, union(agreed));
  const down = weighOutages(outages)
    .flat()
    .flatMap(({ weight, ...span }) => intersect(open, [span]).map((part) => ({ ...part, weight })));
  const segments: readonly AvailabilitySegment[] = [
    ...left.map((span) => ({ ...span, kind: 'excluded' as const })),
    ...subtract(inForce, open).map((span) => ({ ...span, kind: 'closed' as const })),
    ...down.map((span) => ({ ...span, kind: 'down' as const })),
    ...subtract(open, union(down)).map((span) => ({ ...span, kind: 'up' as const })),
  ];
  return [...segments].sort((a, b) => a.from - b.from);
}
