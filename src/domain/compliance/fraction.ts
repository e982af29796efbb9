import { AccordError } from '../error.ts';

/** An exact number; the denominator is positive. Verdicts are decided on fractions, never on floats. */
export type Fraction = { readonly numerator: bigint; readonly denominator: bigint };

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

/** A fraction of two whole numbers. */
export function fraction(numerator: bigint | number, denominator: bigint | number = 1n): Fraction {
  const [n, d] = [whole(numerator), whole(denominator)];
  if (d === 0n) throw new AccordError('invalid', 'Nothing can be divided by zero.');
  return d < 0n ? { numerator: -n, denominator: -d } : { numerator: n, denominator: d };
}

function whole(number: bigint | number): bigint {
  if (typeof number === 'bigint' || Number.isInteger(number)) return BigInt(number);
  throw new AccordError('invalid', `${number} is not a whole number.`);
}

/** The exact value of a decimal text such as 99.95. */
export function decimal(text: string): Fraction {
  const [, sign, whole, digits = ''] = DECIMAL.exec(text) ?? [];
  if (whole === undefined) {
    throw new AccordError('invalid', `“${text}” is not a decimal number. Write it as 99.95.`);
  }
  return fraction(BigInt(`${sign}${whole}${digits}`), 10n ** BigInt(digits.length));
}

export function plus(a: Fraction, b: Fraction): Fraction {
  if (a.denominator === b.denominator) return fraction(a.numerator + b.numerator, a.denominator);
  return fraction(
    a.numerator * b.denominator + b.numerator * a.denominator,
    a.denominator * b.denominator,
  );
}

export function minus(a: Fraction, b: Fraction): Fraction {
  return plus(a, fraction(-b.numerator, b.denominator));
}

export function times(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.numerator, a.denominator * b.denominator);
}

export function over(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.denominator, a.denominator * b.numerator);
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. */
export function compare(a: Fraction, b: Fraction): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : Number(difference > 0n);
}

export function smaller(a: Fraction, b: Fraction): Fraction {
  return compare(a, b) <= 0 ? a : b;
}

/** The greatest whole number that is not above the fraction. */
export function floor({ numerator, denominator }: Fraction): bigint {
  const quotient = numerator / denominator;
  return numerator < 0n && quotient * denominator !== numerator ? quotient - 1n : quotient;
}

/** The nearest floating-point number, for what is shown or drawn but not decided. */
export function toNumber(value: Fraction): number {
  const whole = floor(value);
  const rest = value.numerator - whole * value.denominator;
  return Number(whole) + Number((rest * SCALE) / value.denominator) / Number(SCALE);
}

const SCALE = 10n ** 18n;
