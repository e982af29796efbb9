import { isUpTarget, type UpTarget } from '../../target/felt-at.ts';
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
  const alike = below.filter(({ kind }) => kind === above.kind);
  return isUpTarget(above) ? upBelow(above, alike) : alike;
}

/** The promises of a lower agreement on which one of availability rests: that for its own site, else those for everybody. */
export function availabilityBelow(
  above: AvailabilityTarget,
  below: readonly TargetTerms[],
): readonly AvailabilityTarget[] {
  return upBelow(above, below).filter(isAvailability);
}

function upBelow(above: UpTarget, below: readonly TargetTerms[]): readonly UpTarget[] {
  const up = below.filter(isUpTarget).filter(({ kind }) => kind === above.kind);
  const same = up.filter(({ segment }) => segment && segment.site === above.segment?.site);
  return same.length > 0 ? same : up.filter(({ segment }) => segment === undefined);
}

function isSame(a: TimedTarget['segment'], b: TimedTarget['segment']): boolean {
  return a !== undefined && b !== undefined && segmentWords(a) === segmentWords(b);
}
