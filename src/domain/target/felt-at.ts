import type { Outage } from '../measurement/outage.ts';
import type { Facts } from './figure.ts';
import { needOf } from './kind-words.ts';
import type { TargetTerms } from './target-terms.ts';

/** A promise that is measured from outages, and so may hold for one site. */
export type UpTarget = Redundant<TargetTerms>;

type Redundant<Terms> = Terms extends unknown
  ? 'redundant' extends keyof Terms
    ? Terms
    : never
  : never;

export function isUpTarget(target: TargetTerms): target is UpTarget {
  return needOf(target) === 'outages';
}

type Sited = Pick<UpTarget, 'kind' | 'segment'>;

/**
 * Whether an outage counts for a promise among those of one agreement. What is down everywhere counts for every promise;
 * what is down at a site for the promises to that site, and for the others of their kind only where nothing is promised
 * to that site itself.
 */
export function countsFor(
  target: Sited,
  { site }: Pick<Outage, 'site'>,
  targets: readonly TargetTerms[],
): boolean {
  if (site === undefined) return true;
  if (target.segment) return target.segment.site === site;
  return !goingBefore(target, targets).some(({ segment }) => segment?.site === site);
}

/** The promises to sites that go before a promise of their kind to everybody. */
export function goingBefore(
  { kind, segment }: Sited,
  targets: readonly TargetTerms[],
): readonly UpTarget[] {
  if (segment) return [];
  return targets.filter(isUpTarget).filter((other) => other.kind === kind && other.segment);
}

/** The facts of a period as a promise counts them: the outages that are another promise’s or another site’s stand apart. */
export function feltBy(facts: Facts, target: TargetTerms, targets: readonly TargetTerms[]): Facts {
  if (!isUpTarget(target)) return facts;
  const elsewhere = facts.outages.filter((outage) => !countsFor(target, outage, targets));
  if (elsewhere.length === 0) return facts;
  const outages = facts.outages.filter((outage) => !elsewhere.includes(outage));
  return { ...facts, outages, outagesElsewhere: elsewhere };
}
