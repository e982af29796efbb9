import type { AgreementTerms, CreditTerms } from '../agreement/agreement-terms.ts';
import { hoursFor } from '../agreement/hours.ts';
import { canonicalJson } from '../register/canonical-json.ts';
import { goingBefore, isUpTarget } from '../target/felt-at.ts';
import type { TargetTerms } from '../target/target-terms.ts';

/** A promise that proposed terms touch: as it is today and as it would be. */
export type ChangedTarget = {
  readonly key: string;
  readonly before: TargetTerms | null;
  readonly after: TargetTerms | null;
  /** Whether it would be kept or measured otherwise; else only its credits change. */
  readonly promised: boolean;
  readonly credit: { readonly before: CreditTerms | null; readonly after: CreditTerms | null };
};

/** What every promise of an agreement is measured by, besides its own terms and its hours. */
const AROUND = ['timeZone', 'services', 'maintenance'] as const;

/** The promises that change: they themselves, what they are measured by, or their credits. */
export function changedTargets(
  before: AgreementTerms | null,
  after: AgreementTerms,
): readonly ChangedTarget[] {
  const around = AROUND.some((name) => !same(before?.[name], after[name]));
  const hoursIn = (terms: AgreementTerms | null, target: TargetTerms | null) =>
    terms && target && hoursFor(terms, target);
  const sameHours = (target: Pick<ChangedTarget, 'before' | 'after'>) =>
    hoursIn(before, target.before) === hoursIn(after, target.after);
  const keys = new Set([...(before?.targets ?? []), ...after.targets].map(({ key }) => key));
  return [...keys]
    .map((key) => {
      const target = { before: targetOf(before, key), after: targetOf(after, key) };
      const credit = { before: creditOf(before, key), after: creditOf(after, key) };
      const sameSites = same(sitesApart(before, target.before), sitesApart(after, target.after));
      const isOther = !same(target.before, target.after) || !sameHours(target) || !sameSites;
      const promised = around || isOther;
      return { key, ...target, promised, credit };
    })
    .filter(({ promised, credit }) => promised || !same(credit.before, credit.after));
}

/** The sites whose outages another promise counts instead. */
function sitesApart(terms: AgreementTerms | null, target: TargetTerms | null) {
  if (!terms || !target || !isUpTarget(target)) return null;
  const sites = goingBefore(target, terms.targets).flatMap(({ segment }) => segment?.site ?? []);
  return [...new Set(sites)].sort();
}

function targetOf(terms: AgreementTerms | null, key: string): TargetTerms | null {
  return terms?.targets.find((target) => target.key === key) ?? null;
}

function creditOf(terms: AgreementTerms | null, key: string): CreditTerms | null {
  return terms?.credits.find(({ target }) => target === key) ?? null;
}

function same(a: unknown, b: unknown): boolean {
  return canonicalJson(a ?? null) === canonicalJson(b ?? null);
}
