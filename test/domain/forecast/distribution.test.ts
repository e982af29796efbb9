import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fraction, times, toNumber } from '../../../src/domain/compliance/fraction.ts';
import {
  betaBinomial,
  type Distribution,
  negativeBinomial,
  poissonBinomial,
  quantileOf,
  tailsOf,
} from '../../../src/domain/forecast/distribution.ts';
import { betaBinomialExactly, choose } from './exact.ts';

function at({ from, weights }: Distribution, k: number): number {
  return weights[k - from] ?? 0;
}

describe('how many of n cases are missed', () => {
  it.each([
    { n: 2, a: 1, b: 1 },
    { n: 5, a: 2, b: 7 },
    { n: 12, a: 3, b: 40 },
    { n: 30, a: 60, b: 4 },
    { n: 60, a: 1, b: 200 },
  ])('$n cases and Beta($a, $b): every probability is the exact fraction', ({ n, a, b }) => {
    const distribution = betaBinomial({ n, a, b });
    for (let k = 0; k <= n; k++) {
      const exact = betaBinomialExactly(k, n, { a: fraction(a), b: fraction(b) });
      expect(at(distribution, k)).toBeCloseTo(toNumber(exact), 13);
    }
  });

  it('Beta(1, 1) makes every number of misses as likely as any other', () => {
    expect(betaBinomial({ n: 2, a: 1, b: 1 }).weights).toEqual([1 / 3, 1 / 3, 1 / 3]);
  });

  it('a hundred thousand cases neither overflow nor vanish', () => {
    const { from, weights } = betaBinomial({ n: 100_000, a: 500, b: 9_500 });
    const mean = weights.reduce((sum, weight, i) => sum + weight * (from + i), 0);
    expect(mean).toBeCloseTo(5_000, 3);
  });
});

describe('how many events happen', () => {
  it.each([1, 2, 5])('size %i and even odds: every probability is the exact fraction', (size) => {
    const distribution = negativeBinomial({ mean: size, size });
    for (let k = 0; k < 40; k++) {
      const exact = times(choose(k + size - 1, k), fraction(1n, 2n ** BigInt(k + size)));
      expect(at(distribution, k)).toBeCloseTo(toNumber(exact), 13);
    }
  });

  it('nothing is expected where nothing ever came', () => {
    expect(negativeBinomial({ mean: 0, size: 0.5 })).toEqual({ from: 0, weights: [1] });
  });
});

describe('how many of some different cases are missed', () => {
  it('a half and a third: none 1/3, one 1/2, both 1/6', () => {
    const { weights } = poissonBinomial([1 / 2, 1 / 3]);
    expect(weights).toHaveLength(3);
    [1 / 3, 1 / 2, 1 / 6].forEach((exact, k) => {
      expect(weights[k]).toBeCloseTo(exact, 15);
    });
  });

  it('no case, no miss', () => {
    expect(poissonBinomial([])).toEqual({ from: 0, weights: [1] });
  });
});

const anyDistribution = fc.oneof(
  fc
    .record({
      n: fc.integer({ min: 0, max: 400 }),
      a: fc.double({ min: 0.01, max: 300, noNaN: true }),
      b: fc.double({ min: 0.01, max: 300, noNaN: true }),
    })
    .map(betaBinomial),
  fc
    .record({
      mean: fc.double({ min: 0, max: 500, noNaN: true }),
      size: fc.double({ min: 0.02, max: 500, noNaN: true }),
    })
    .map(negativeBinomial),
  fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 }).map(poissonBinomial),
);

describe('every distribution', () => {
  it('adds up to one, and its tails fall from one to nothing', () => {
    fc.assert(
      fc.property(anyDistribution, (distribution) => {
        const sum = distribution.weights.reduce((total, weight) => total + weight, 0);
        const tails = tailsOf(distribution);
        expect(sum).toBeCloseTo(1, 9);
        expect(distribution.weights.every((weight) => weight >= 0)).toBe(true);
        expect(tails.at(0)).toBe(1);
        expect(tails.at(-1)).toBe(0);
        expect(tails.every((tail, i) => tail <= (tails[i - 1] ?? 1))).toBe(true);
      }),
    );
  });

  it('has its quantiles where its probability lies', () => {
    fc.assert(
      fc.property(
        anyDistribution,
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (distribution, share) => {
          const value = quantileOf(distribution, share);
          const below = distribution.weights
            .slice(0, Math.max(0, value - distribution.from))
            .reduce((sum, weight) => sum + weight, 0);
          expect(below).toBeLessThanOrEqual(share + 1e-9);
        },
      ),
    );
  });
});
