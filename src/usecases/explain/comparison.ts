import { decimal, type Fraction, fraction, times } from '../../domain/compliance/fraction.ts';
import { shareOf, toleranceOf } from '../../domain/compliance/percentage.ts';

/** What decides a verdict on what is counted: two products of whole numbers, because a percentage is cut and may lie. */
export type Comparison = {
  readonly met: bigint;
  readonly of: bigint;
  /** 95 of 100, 999 of 1000. */
  readonly promised: Fraction;
  readonly kept: boolean;
};

/** Met ÷ eligible against a percentage: met × 100 ≥ 95 × eligible. */
export function compareExactly(
  { met, eligible }: { readonly met: number; readonly eligible: number },
  objective: string,
): Comparison {
  const promised = shareOf(objective);
  const left = BigInt(met) * promised.denominator;
  const right = promised.numerator * BigInt(eligible);
  return { met: left, of: right, promised, kept: left >= right };
}

/** A sum ÷ its number of addends against a decimal: 41 × 10 ≥ 42 × 9. */
export function compareMean(
  { sum, count }: { readonly sum: number; readonly count: number },
  least: string,
): Comparison {
  const promised = decimal(least);
  const left = BigInt(sum) * promised.denominator;
  const right = promised.numerator * BigInt(count);
  return { met: left, of: right, promised, kept: left >= right };
}

/** How much of a whole may go wrong without missing an objective: exactly, not cut. */
export function allowanceIn(whole: number, objective: string): Fraction {
  return times(fraction(whole), toleranceOf(objective));
}
