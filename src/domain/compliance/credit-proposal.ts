import type { CreditTerms } from '../agreement/agreement-terms.ts';
import { credit } from './credit.ts';
import { displayRounded } from './display.ts';
import { compare, decimal, type Fraction, fraction, plus, smaller, times } from './fraction.ts';
import { shareOf } from './percentage.ts';

/** What one target is due for a period: a share of the fee, and the amount. */
export type CreditLine = {
  readonly target: string;
  /** What was reached. */
  readonly percent: string;
  readonly creditPercent: string;
  readonly fee: string;
  readonly currency: string;
  readonly amount: string;
};

/** What all targets together are due in one currency. */
export type CreditTotal = {
  readonly currency: string;
  readonly amount: string;
  /** The sum of the lines, where the joint cap cuts it; else null. */
  readonly uncapped: string | null;
};

/** The credits that a period is due. Nothing of it is owed before a person approves it. */
export type CreditsDue = {
  readonly lines: readonly CreditLine[];
  readonly totals: readonly CreditTotal[];
};

export type CreditRules = {
  readonly credits: readonly CreditTerms[];
  /** All lines of a currency together are at most this share of the largest fee. */
  readonly creditCap?: string | undefined;
};

const MONEY_DECIMALS = 2;

/**
 * What the published attainments of a period are due; a target without one is due nothing. An attainment in percent
 * has at least as many decimals as a tier can have, so cut off as it is, it lies below the same tiers as the exact one.
 */
export function creditsDue(
  { credits, creditCap }: CreditRules,
  reached: ReadonlyMap<string, string | null>,
): CreditsDue {
  const lines = credits.flatMap((terms) => lineOf(terms, reached.get(terms.target) ?? null));
  const currencies = [...new Set(lines.map(({ currency }) => currency))].sort();
  const totals = currencies.map((currency) => {
    const own = lines.filter((line) => line.currency === currency);
    return { currency, ...totalOf(own, creditCap) };
  });
  return { lines, totals };
}

function lineOf(
  { target, tiers, cap, fee }: CreditTerms,
  percent: string | null,
): readonly CreditLine[] {
  if (percent === null) return [];
  const due = credit({ tiers, percent, cap, fee: fee.amount });
  if (compare(decimal(due.amount), fraction(0)) === 0) return [];
  return [{ target, percent, ...due, fee: fee.amount, currency: fee.currency }];
}

function totalOf(lines: readonly CreditLine[], cap: string | undefined) {
  const sum = lines.map(({ amount }) => decimal(amount)).reduce(plus, fraction(0));
  const most = cap === undefined ? sum : capOf(lines, cap);
  const amount = money(smaller(sum, most));
  return { amount, uncapped: compare(most, sum) < 0 ? money(sum) : null };
}

function capOf(lines: readonly CreditLine[], cap: string): Fraction {
  const fees = lines.map(({ fee }) => decimal(fee));
  const largest = fees.reduce((a, b) => (compare(a, b) >= 0 ? a : b), fraction(0));
  return decimal(money(times(largest, shareOf(cap))));
}

function money(value: Fraction): string {
  return displayRounded(value, MONEY_DECIMALS);
}
