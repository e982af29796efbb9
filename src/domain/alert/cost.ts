import type { CreditTerms } from '../agreement/agreement-terms.ts';
import { credit } from '../compliance/credit.ts';
import { compare, decimal } from '../compliance/fraction.ts';

type Costing = {
  readonly credits: readonly CreditTerms[];
  readonly target: string;
  /** What was reached, in percent; null where nothing can be judged. */
  readonly percent: string | null;
  readonly missed: boolean;
};

export type Cost = {
  readonly creditPercent: string;
  readonly amount: string;
  readonly currency: string;
  /** Whether a worse end costs more. */
  readonly atLeast: boolean;
};

/** What it costs in credits to miss a target: as it stands when it is missed, else the least that a miss costs. */
export function costOf({ credits, target, percent, missed }: Costing): Cost | null {
  const terms = credits.find((each) => each.target === target);
  if (!terms) return null;
  const { tiers, cap, fee } = terms;
  const least = tiers.toSorted(([, a], [, b]) => compare(decimal(a), decimal(b)))[0];
  if (!least) return null;
  const due = (at: string) => credit({ tiers, cap, fee: fee.amount, percent: at });
  const now = missed && percent !== null ? due(percent) : null;
  if (now && now.creditPercent !== '0') {
    return { ...now, currency: fee.currency, atLeast: tiers.length > 1 };
  }
  const { creditPercent, amount } = credit({
    tiers: [['100', least[1]]],
    ...{ cap, fee: fee.amount, percent: '0' },
  });
  return { creditPercent, amount, currency: fee.currency, atLeast: tiers.length > 1 };
}
