import { AccordError } from '../error.ts';
import { type Fraction, floor, fraction, times } from './fraction.ts';

const MOST_DECIMALS = 100;

/** The value with so many decimals, cut toward failure: it never shows more than was reached. */
export function display(value: Fraction, decimals: number): string {
  refuseDecimals(decimals);
  return withPoint(floor(times(value, fraction(10n ** BigInt(decimals)))), decimals);
}

/** The value with so many decimals, a half counted up; for money. */
export function displayRounded(value: Fraction, decimals: number): string {
  refuseDecimals(decimals);
  const doubled = floor(times(value, fraction(2n * 10n ** BigInt(decimals))));
  return withPoint((doubled + 1n) / 2n, decimals);
}

/** The value as it was written, without superfluous zeros. */
export function plainDecimal(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** A percentage with at least six decimals, and enough of them to tell it from its objective. */
export function formatPercent(share: Fraction, objective = ''): string {
  const needed = objective.split('.')[1]?.length ?? 0;
  return display(times(share, fraction(100)), Math.max(6, needed));
}

function withPoint(scaled: bigint, decimals: number): string {
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const sign = scaled < 0n ? '-' : '';
  return decimals === 0 ? sign + whole : `${sign}${whole}.${digits.slice(-decimals)}`;
}

function refuseDecimals(decimals: number): void {
  if (Number.isInteger(decimals) && decimals >= 0 && decimals <= MOST_DECIMALS) return;
  throw new AccordError('invalid', `A number of decimals lies between 0 and ${MOST_DECIMALS}.`);
}
