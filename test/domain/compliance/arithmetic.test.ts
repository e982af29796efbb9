import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attainment, missesAllowed } from '../../../src/domain/compliance/attainment.ts';
import { breachProbability } from '../../../src/domain/compliance/breach-probability.ts';
import { burnRateFactor } from '../../../src/domain/compliance/burn-rate.ts';
import { credit } from '../../../src/domain/compliance/credit.ts';
import {
  display,
  displayRounded,
  formatPercent,
  plainDecimal,
} from '../../../src/domain/compliance/display.ts';
import { eventBudget } from '../../../src/domain/compliance/event-budget.ts';
import {
  compare,
  decimal,
  floor,
  fraction,
  minus,
  over,
  plus,
  times,
  toNumber,
} from '../../../src/domain/compliance/fraction.ts';

const anyFraction = fc
  .tuple(fc.bigInt({ min: -1000n, max: 1000n }), fc.bigInt({ min: 1n, max: 1000n }))
  .map(([numerator, denominator]) => fraction(numerator, denominator));

describe('fractions', () => {
  it('keep every digit of a decimal', () => {
    expect(decimal('99.95')).toEqual({ numerator: 9995n, denominator: 100n });
    expect(decimal('-0.5')).toEqual({ numerator: -5n, denominator: 10n });
    expect(minus(fraction(100), decimal('99.9'))).toEqual(decimal('0.1'));
  });

  it.each(['', '1,5', '1e3', '.5', '5.', 'NaN', '+1', ' 1'])('refuse “%s”', (text) => {
    expect(() => decimal(text)).toThrow('not a decimal number');
  });

  it('refuse to divide by zero', () => {
    expect(() => over(fraction(1), fraction(0))).toThrow('divided by zero');
  });

  it('calculate like numbers, but exactly', () => {
    fc.assert(
      fc.property(anyFraction, anyFraction, (a, b) => {
        expect(compare(minus(plus(a, b), b), a)).toBe(0);
        expect(toNumber(times(a, b))).toBeCloseTo(toNumber(a) * toNumber(b), 6);
        if (b.numerator !== 0n) expect(compare(times(over(a, b), b), a)).toBe(0);
        expect(compare(fraction(floor(a)), a)).toBeLessThanOrEqual(0);
        expect(compare(fraction(floor(a) + 1n), a)).toBe(1);
        expect(Math.sign(toNumber(a) - toNumber(b))).toBe(compare(a, b));
      }),
    );
  });
});

describe('display', () => {
  it.each([
    ['99.995', 2, '99.99'],
    ['99.996', 2, '99.99'],
    ['99.99999999', 3, '99.999'],
    ['100', 2, '100.00'],
    ['100.000', 0, '100'],
    ['0.004', 2, '0.00'],
    ['7', 0, '7'],
    ['-0.001', 2, '-0.01'],
    ['12345678901234567890.129', 2, '12345678901234567890.12'],
  ])('cuts %s to %i decimals toward failure: %s', (value, decimals, expected) => {
    expect(display(decimal(value), decimals)).toBe(expected);
  });

  it('refuses decimals that are none', () => {
    expect(() => display(decimal('1'), -1)).toThrow('between 0 and 100');
    expect(() => display(decimal('1'), 1.5)).toThrow('between 0 and 100');
  });

  it('rounds money half up', () => {
    expect(
      ['0.005', '0.0049', '1.995', '123.455'].map((each) => displayRounded(decimal(each), 2)),
    ).toEqual(['0.01', '0.00', '2.00', '123.46']);
  });

  it('never shows a percentage that reaches the objective unless it does', () => {
    expect(formatPercent(fraction(999_999_999, 1_000_000_000), '99.99999999')).toBe('99.99999990');
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 5000 }),
        fc.integer({ min: 1, max: 5000 }),
        (met, total) => {
          const cases = { met: Math.min(met, total), total, objective: '99.9' };
          const { percent, verdict } = attainment(cases);
          expect(compare(decimal(percent ?? ''), decimal('99.9')) >= 0).toBe(verdict === 'met');
          expect(percent === '100.000000').toBe(cases.met === total);
        },
      ),
    );
  });

  it('drops superfluous zeros of a decimal only', () => {
    expect(['10.50', '10.00', '100', '0'].map(plainDecimal)).toEqual(['10.5', '10', '100', '0']);
  });
});

describe('attainment', () => {
  it.each([
    [19, '95', 0],
    [20, '95', 1],
    [1000, '99.9', 1],
    [999, '99.9', 0],
    [7, '0', 7],
    [7, '100', 0],
  ])('of %i cases at %s %% allows %i misses', (total, objective, allowed) => {
    expect(missesAllowed(total, objective)).toBe(allowed);
  });

  it('is met exactly when no more are missed than allowed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3000 }),
        fc.integer({ min: 0, max: 3000 }),
        fc.constantFrom('95', '99.9', '33.3', '100', '0', '66.667'),
        (total, missed, objective) => {
          fc.pre(missed <= total);
          const { verdict, missesLeft } = attainment({ met: total - missed, total, objective });
          expect(verdict).toBe(missesLeft >= 0 ? 'met' : 'breached');
        },
      ),
    );
  });
});

describe('budgets and credits', () => {
  it('a budget may be overspent', () => {
    expect(eventBudget({ target: '99.9', total: 10_000, bad: 15 })).toEqual({
      allowed: 10,
      spentRatio: 1.5,
      leftRatio: -0.5,
    });
  });

  it('more bad events than events are refused', () => {
    expect(() => eventBudget({ target: '99.9', total: 1, bad: 2 })).toThrow('2 bad of 1 events');
  });

  it('burning at the factor spends the share of the budget within the window', () => {
    expect(burnRateFactor({ periodHours: 672, windowHours: 1, budgetPercent: 2 })).toBeCloseTo(
      13.44,
      12,
    );
    expect(burnRateFactor({ periodHours: 720, windowHours: 72, budgetPercent: 10 })).toBe(1);
  });

  it.each([
    ['99.9', '0'],
    ['99.899999', '10'],
    ['99', '10'],
    ['98.99', '25'],
    ['94', '60'],
  ])('at %s %% the credit is %s %%, strictly below and capped', (percent, expected) => {
    const tiers = [
      ['99.9', '10'],
      ['95', '100'],
      ['99', '25'],
    ] as const;
    expect(credit({ tiers, percent, fee: '100', cap: '60' }).creditPercent).toBe(expected);
  });

  it('a negative fee is refused', () => {
    expect(() => credit({ tiers: [], percent: '1', fee: '-1' })).toThrow('cannot be negative');
  });
});

describe('the probability of a breach', () => {
  it('is found among very many cases, and refused among more than anybody can foresee', () => {
    const outlook = { target: '95', total: 0, missed: 0, missProbability: 0.05 };
    // Half of a symmetric bell lies above its middle; a share of the middle itself is in the promise.
    expect(breachProbability({ ...outlook, expectedRemaining: 1e10 })).toBeCloseTo(0.5, 4);
    expect(breachProbability({ ...outlook, expectedRemaining: 1e10, missProbability: 0.04 })).toBe(
      0,
    );
    expect(() => breachProbability({ ...outlook, expectedRemaining: 1e13 })).toThrow('foresee');
  });

  const outlook = {
    target: '90',
    total: 0,
    missed: 0,
    expectedRemaining: 10,
    missProbability: 0.1,
  };

  it.each([
    ['more than one miss of ten', {}, 1 - 0.9 ** 10 - 10 * 0.1 * 0.9 ** 9],
    [
      'any miss when one has happened',
      { total: 10, missed: 2, expectedRemaining: 10 },
      1 - 0.9 ** 10,
    ],
    ['already certain', { total: 10, missed: 3, expectedRemaining: 10 }, 1],
    ['no longer possible', { target: '50', total: 10, expectedRemaining: 10 }, 0],
    ['nothing left to come', { total: 10, missed: 1, expectedRemaining: 0 }, 0],
    ['nothing at all', { expectedRemaining: 0 }, 0],
    ['never missed', { missProbability: 0 }, 0],
    ['always missed', { missProbability: 1 }, 1],
  ])('%s', (_name, other, expected) => {
    expect(breachProbability({ ...outlook, ...other })).toBeCloseTo(expected, 12);
  });

  it('agrees with counting every outcome', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: 0, max: 20 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (expectedRemaining, total, missProbability) => {
          const left = missesAllowed(total + expectedRemaining, '80');
          let sum = 0;
          for (let outcome = 0; outcome < 2 ** expectedRemaining; outcome++) {
            const misses = outcome.toString(2).replaceAll('0', '').length;
            const chance =
              missProbability ** misses * (1 - missProbability) ** (expectedRemaining - misses);
            if (misses > left) sum += chance;
          }
          const asked = { target: '80', total, missed: 0, expectedRemaining, missProbability };
          expect(breachProbability(asked)).toBeCloseTo(sum, 9);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('survives many cases and tiny chances', () => {
    const many = { target: '99', total: 0, missed: 0, expectedRemaining: 1_000_000 };
    expect(breachProbability({ ...many, missProbability: 0.01 })).toBeCloseTo(0.4973, 3);
    expect(breachProbability({ ...many, missProbability: 1e-300 })).toBe(0);
    expect(breachProbability({ ...many, missProbability: 1 - 1e-16 })).toBe(1);
  });

  it('refuses what is not a probability', () => {
    expect(() => breachProbability({ ...outlook, missProbability: 1.1 })).toThrow(
      'between 0 and 1',
    );
    expect(() => breachProbability({ ...outlook, expectedRemaining: 1.5 })).toThrow(
      'whole numbers',
    );
  });
});
