import { compare, type Fraction, fraction, times } from '../../domain/compliance/fraction.ts';
import { shareOf } from '../../domain/compliance/percentage.ts';

/** What decides a verdict: two whole numbers, because percentages are rounded and may lie. */
export type Comparison = {
  readonly reached: bigint;
  readonly promised: bigint;
  readonly kept: boolean;
  /** Both sides are multiplied by this, to have no fractions. */
  readonly scale: bigint;
};

/** part ÷ whole against a percentage, by cross-multiplication. */
export function compareExactly(
  { part, whole }: { readonly part: Fraction; readonly whole: number },
  objective: string,
): Comparison {
  const share = reduced(shareOf(objective));
  const scale = share.denominator * part.denominator;
  const reached = part.numerator * share.denominator;
  const promised = share.numerator * BigInt(whole) * part.denominator;
  return { reached, promised, scale, kept: reached >= promised };
}

/** What may go wrong of a whole without missing an objective: exactly, not cut. */
export function allowanceIn(whole: number, objective: string): Fraction {
  const { numerator, denominator } = shareOf(objective);
  return reduced(times(fraction(whole), fraction(denominator - numerator, denominator)));
}

/** Whether a fraction is not more than another. */
export function isAtMost(a: Fraction, b: Fraction): boolean {
  return compare(a, b) <= 0;
}

function reduced({ numerator, denominator }: Fraction): Fraction {
  const divisor = greatestCommonDivisor(numerator < 0n ? -numerator : numerator, denominator);
  return fraction(numerator / divisor, denominator / divisor);
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a || 1n : greatestCommonDivisor(b, a % b);
}
