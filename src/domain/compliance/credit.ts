import { AccordError } from '../error.ts';
import { displayRounded, plainDecimal } from './display.ts';
import { compare, decimal, fraction, over, times } from './fraction.ts';
import { shareOf } from './percentage.ts';

/** Below the first percentage, the second one of the fee is credited. */
export type CreditTier = readonly [below: string, credit: string];

export type Credit = { readonly creditPercent: string; readonly amount: string };

const MONEY_DECIMALS = 2;

/** The credit that a figure is due: the deepest tier that it lies strictly below, capped. */
export function credit(terms: {
  readonly tiers: readonly CreditTier[];
  readonly percent: string;
  readonly fee: string;
  readonly cap?: string | undefined;
}): Credit {
  const { percent, fee, cap } = terms;
  if (compare(decimal(fee), fraction(0)) < 0) {
    throw new AccordError('invalid', `A fee cannot be negative, as “${fee}” is.`);
  }
  const earned = deepestTier(terms.tiers, percent);
  const capped = cap !== undefined && compare(shareOf(cap), shareOf(earned)) < 0 ? cap : earned;
  const amount = over(times(decimal(fee), decimal(capped)), fraction(100));
  return { creditPercent: plainDecimal(capped), amount: displayRounded(amount, MONEY_DECIMALS) };
}

function deepestTier(tiers: readonly CreditTier[], percent: string): string {
  const reached = shareOf(percent);
  const missed = tiers
    .filter(([below]) => compare(reached, shareOf(below)) < 0)
    .sort(([a], [b]) => compare(shareOf(a), shareOf(b)));
  return missed[0]?.[1] ?? '0';
}
