import type { AgreementTerms } from '../agreement/agreement-terms.ts';
import type { PeriodUnit } from '../calendar/period.ts';
import { creditsDue } from '../compliance/credit-proposal.ts';
import { displayRounded } from '../compliance/display.ts';
import { decimal, fraction, plus } from '../compliance/fraction.ts';
import type { ServiceTerms } from '../service/service-terms.ts';

/** An amount in its currency. */
export type Money = { readonly currency: string; readonly amount: string };

/** The largest possible credit for one period of a length. */
export type MostCredit = Money & { readonly unit: PeriodUnit };

/** What is at stake in an agreement. */
export type Exposure = {
  readonly credits: readonly MostCredit[];
  readonly costPerMonth: readonly Money[];
  readonly pricePerMonth: readonly Money[];
};

type Priced = Pick<ServiceTerms, 'costPerMonth' | 'pricePerMonth'>;

/** The most that a period can cost in credits if everything fails, and what the services cost. */
export function exposureOf(
  terms: Pick<AgreementTerms, 'credits' | 'creditCap' | 'targets'>,
  services: readonly Priced[],
): Exposure {
  return {
    credits: mostCredits(terms),
    costPerMonth: sums(services.flatMap(({ costPerMonth }) => costPerMonth ?? [])),
    pricePerMonth: sums(services.flatMap(({ pricePerMonth }) => pricePerMonth ?? [])),
  };
}

/** The most that each length of period can cost in credits: nothing reached at all lies below every tier, so that each credit is as large as its cap allows. */
export function mostCredits({
  credits,
  creditCap,
  targets,
}: Pick<AgreementTerms, 'credits' | 'creditCap' | 'targets'>): readonly MostCredit[] {
  const unitOf = new Map(targets.map(({ key, period }) => [key, period]));
  const units = new Set(credits.flatMap(({ target }) => unitOf.get(target) ?? []));
  return [...units].flatMap((unit) => {
    const own = credits.filter(({ target }) => unitOf.get(target) === unit);
    const worst = new Map(own.map(({ target }) => [target, '0']));
    const { totals } = creditsDue({ credits: own, creditCap }, worst);
    return totals.map(({ currency, amount }) => ({ unit, currency, amount }));
  });
}

function sums(amounts: readonly Money[]): readonly Money[] {
  const currencies = [...new Set(amounts.map(({ currency }) => currency))].sort();
  return currencies.map((currency) => ({
    currency,
    amount: displayRounded(
      amounts
        .filter((each) => each.currency === currency)
        .map(({ amount }) => decimal(amount))
        .reduce(plus, fraction(0)),
      2,
    ),
  }));
}
