import type { AgreementTerms } from '../agreement/agreement-terms.ts';
import { creditsDue } from '../compliance/credit-proposal.ts';
import { compare, decimal, fraction, plus } from '../compliance/fraction.ts';
import type { Register } from '../register/register.ts';

export type Money = { readonly amount: string; readonly currency: string };

/** The most that the credits of one period can come to, in each currency. */
export function creditExposure({
  credits,
  creditCap,
}: Pick<AgreementTerms, 'credits' | 'creditCap'>): readonly Money[] {
  const nothing = new Map(credits.map(({ target }) => [target, '0'] as const));
  return creditsDue({ credits, creditCap }, nothing).totals.map(({ amount, currency }) => ({
    amount,
    currency,
  }));
}

/** What the services cost in a month that terms promise and those before did not. */
export function addedCost(
  { services }: Register,
  before: readonly string[],
  after: readonly string[],
): readonly Money[] {
  return after
    .filter((key) => !before.includes(key))
    .flatMap((key) => services.get(key)?.terms.costPerMonth ?? []);
}

/** Whether amounts pass a limit; what cannot be compared with it, being in another currency, does. */
export function passes(amounts: readonly Money[], limit: Money): boolean {
  const sum = amounts
    .filter(({ currency }) => currency === limit.currency)
    .map(({ amount }) => decimal(amount))
    .reduce(plus, fraction(0));
  const isForeign = amounts.some(
    ({ amount, currency }) =>
      currency !== limit.currency && compare(decimal(amount), fraction(0)) > 0,
  );
  return isForeign || compare(sum, decimal(limit.amount)) > 0;
}
