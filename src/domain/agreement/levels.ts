import { goingBefore, isUpTarget, type UpTarget } from '../target/felt-at.ts';
import { moreSpecific } from '../target/segment.ts';
import type { TargetTerms } from '../target/target-terms.ts';
import { ANY_PRIORITY } from '../target/work-item-cases.ts';
import type { AgreementTerms } from './agreement-terms.ts';

type Levelled = { readonly key: string; readonly terms: AgreementTerms };

/** A target, and a more specific one that goes before it. */
export type Override<Agreement extends Levelled = Levelled> = {
  readonly target: TargetTerms;
  readonly by: TargetTerms;
  /** The more specific agreement that has it; null when it is the same agreement, for a part of the work items. */
  readonly in: Agreement | null;
  /** For which services it does. */
  readonly services: readonly string[];
};

// From the least to the most specific.
const LEVELS: readonly AgreementTerms['level'][] = ['corporate', 'customer', 'service'];

/**
 * What goes before the targets of an agreement: the more specific agreements of the same kind with the same customer,
 * where they promise the same about a service that both are about; and in the agreement itself, narrower segments.
 */
export function overridesOf<Agreement extends Levelled>(
  agreement: Agreement,
  others: readonly Agreement[],
): readonly Override<Agreement>[] {
  return [...byLevel(agreement, others), ...bySegment(agreement)];
}

/** Whether any agreement can be more specific. */
export function isOverridable({ terms }: Levelled): boolean {
  return terms.level !== LEVELS.at(-1);
}

function byLevel<Agreement extends Levelled>(
  { terms }: Agreement,
  others: readonly Agreement[],
): readonly Override<Agreement>[] {
  return others
    .filter((other) => goesBefore(other.terms, terms))
    .toSorted((a, b) => levelOf(b.terms) - levelOf(a.terms))
    .flatMap((other) => {
      const services = terms.services.filter((key) => other.terms.services.includes(key));
      return terms.targets.flatMap((target) =>
        other.terms.targets
          .filter((by) => services.length > 0 && isAlike(target, by))
          .map((by) => ({ target, by, in: other, services })),
      );
    });
}

function bySegment<Agreement extends Levelled>({ terms }: Agreement) {
  const counted = terms.targets.filter((target) => 'within' in target);
  const pairs = [
    ...counted.flatMap((target) => moreSpecific(target, counted).map((by) => ({ target, by }))),
    ...terms.targets
      .filter(isUpTarget)
      .flatMap((target) => goingBefore(target, terms.targets).map((by) => ({ target, by }))),
  ];
  const all: readonly Override<Agreement>[] = pairs.map((pair) => ({
    ...{ ...pair, in: null, services: terms.services },
  }));
  return all;
}

/** Whether an agreement is more specific than another one of its kind with the same customer. */
export function goesBefore(other: AgreementTerms, than: AgreementTerms): boolean {
  return (
    other.kind === than.kind && other.customer === than.customer && levelOf(other) > levelOf(than)
  );
}

/** How specific an agreement is; a greater number is more. */
export function levelOf({ level }: Pick<AgreementTerms, 'level'>): number {
  return LEVELS.indexOf(level);
}

/** Whether two targets are about the same: the cases of one priority, or what has the same key and is of one site. */
export function isAlike(a: TargetTerms, b: TargetTerms): boolean {
  if (a.kind !== b.kind) return false;
  if (isUpTarget(a) && isUpTarget(b)) return a.key === b.key && isOfOneSite(a, b);
  const priorities = [a, b].map((each) => ('priority' in each ? each.priority : ANY_PRIORITY));
  const isCounted = 'within' in a;
  return isCounted ? priorities[0] === priorities[1] : a.key === b.key;
}

function isOfOneSite(a: UpTarget, b: UpTarget): boolean {
  return a.segment?.site === b.segment?.site;
}
