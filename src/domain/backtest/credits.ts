import type { CreditTerms } from '../agreement/agreement-terms.ts';
import { type Credit, credit } from '../compliance/credit.ts';
import { displayRounded } from '../compliance/display.ts';
import { decimal, fraction, plus } from '../compliance/fraction.ts';
import type { Figure } from '../target/figure.ts';

/** What would have been due, period by period and in all. */
export type BacktestCredits = {
  readonly currency: string;
  readonly total: string;
  /** One for each period; null where nothing was measured. */
  readonly periods: readonly (Credit | null)[];
};

/** The credits that some figures would have been due under an agreement's tiers. */
export function creditsOf(
  figures: readonly Pick<Figure, 'percent'>[],
  terms: CreditTerms,
): BacktestCredits {
  const { tiers, cap, fee } = terms;
  const periods = figures.map(({ percent }) =>
    percent === null ? null : credit({ tiers, percent, cap, fee: fee.amount }),
  );
  const total = periods.map((due) => decimal(due?.amount ?? '0')).reduce(plus, fraction(0));
  return { currency: fee.currency, total: displayRounded(total, 2), periods };
}
