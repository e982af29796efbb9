import { segmentWords } from '../../target/segment.ts';
import type { TargetTerms } from '../../target/target-terms.ts';
import { ANY_PRIORITY } from '../../target/work-item-cases.ts';

export type TimedTarget = Extract<TargetTerms, { readonly within: string }>;
export type AvailabilityTarget = Extract<TargetTerms, { readonly kind: 'availability' }>;

/** Whether a target promises a time for each case. */
export function isTimed(target: TargetTerms): target is TimedTarget {
  return 'within' in target;
}

export function isAvailability(target: TargetTerms): target is AvailabilityTarget {
  return target.kind === 'availability';
}

/**
 * The promises of a lower agreement on which a timed promise above rests: those of its kind and priority, else those
 * for any priority. What is promised for any priority rests on all of them; a narrower segment carries no wider one.
 */
export function timedBelow(
  above: TimedTarget,
  below: readonly TargetTerms[],
): readonly TimedTarget[] {
  const alike = below
    .filter(isTimed)
    .filter(({ kind }) => kind === above.kind)
    .filter(({ segment }) => segment === undefined || isSame(segment, above.segment));
  const any = alike.filter(({ priority }) => priority === ANY_PRIORITY);
  const same = alike.filter(({ priority }) => priority === above.priority);
  if (same.length > 0) return same;
  return above.priority === ANY_PRIORITY ? alike : any;
}

/** Promises of another kind of number, of which nobody can say that one follows from the other. */
export function othersBelow(
  above: TargetTerms,
  below: readonly TargetTerms[],
): readonly TargetTerms[] {
  return below.filter(({ kind }) => kind === above.kind);
}

function isSame(a: TimedTarget['segment'], b: TimedTarget['segment']): boolean {
  return a !== undefined && b !== undefined && segmentWords(a) === segmentWords(b);
}
