import { compare, decimal, fraction, plus } from '../compliance/fraction.ts';
import type { Money } from '../consequence/exposure.ts';
import type { Register } from '../register/register.ts';
import { homeSide, type SidedTerms } from './sides.ts';

/** From which amounts on more people are asked, and how long each has to decide. */
export type Limits = {
  readonly finance: Money;
  readonly executive: Money;
  readonly days: number;
};

const LIMITS: Limits = {
  finance: { amount: '1000', currency: 'EUR' },
  executive: { amount: '10000', currency: 'EUR' },
  days: 3,
};

/** The limits of those whose register this is: as their party says, else the usual ones. */
export function limitsOf({ parties }: Pick<Register, 'parties'>, terms: SidedTerms): Limits {
  const own = parties.get(terms[homeSide(terms)])?.terms.approvals;
  return {
    finance: own?.finance ?? LIMITS.finance,
    executive: own?.executive ?? LIMITS.executive,
    days: own?.days ?? LIMITS.days,
  };
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
