import {
  type Fraction,
  fraction,
  over,
  plus,
  times,
} from '../../../src/domain/compliance/fraction.ts';

const ONE = fraction(1);

/** x (x + 1) … (x + n − 1), exactly. */
function rising(x: Fraction, n: number): Fraction {
  let product = ONE;
  for (let i = 0; i < n; i++) product = times(product, plus(x, fraction(i)));
  return product;
}

/** n over k, exactly. */
export function choose(n: number, k: number): Fraction {
  let product = ONE;
  for (let i = 0; i < k; i++) product = times(product, fraction(n - i, i + 1));
  return product;
}

/** The beta-binomial probability of k misses among n cases, as the textbook writes it. */
export function betaBinomialExactly(k: number, n: number, { a, b }: { a: Fraction; b: Fraction }) {
  const ways = times(choose(n, k), times(rising(a, k), rising(b, n - k)));
  return over(ways, rising(plus(a, b), n));
}
