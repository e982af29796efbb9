import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { missesAllowed } from '../../../src/domain/compliance/attainment.ts';
import { fraction, times, toNumber } from '../../../src/domain/compliance/fraction.ts';
import type { CaseHistory } from '../../../src/domain/forecast/case-history.ts';
import { forecastCases } from '../../../src/domain/forecast/forecast-cases.ts';
import { missRateOf } from '../../../src/domain/forecast/miss-rate.ts';
import { volumeOf } from '../../../src/domain/forecast/volume.ts';
import { betaBinomialExactly, choose } from './exact.ts';

const SEED = 1;

/** Twenty cases in three periods: four missed, six met late in their time, ten early. */
const PAST: CaseHistory = {
  periods: [
    { eligible: 10, missed: 2 },
    { eligible: 5, missed: 1 },
    { eligible: 5, missed: 1 },
  ],
  past: [
    ...Array.from({ length: 4 }, () => ({
      ...{ startedAt: 0, dueAt: 1 },
      missed: true,
      spentPercent: 150,
    })),
    ...Array.from({ length: 6 }, () => ({
      ...{ startedAt: 0, dueAt: 1 },
      missed: false,
      spentPercent: 80,
    })),
    ...Array.from({ length: 10 }, () => ({
      ...{ startedAt: 0, dueAt: 1 },
      missed: false,
      spentPercent: 20,
    })),
  ],
  running: [],
  paused: 0,
  canGrow: false,
  volumes: [],
  independentVolumes: 0,
};

type Now = { readonly met: number; readonly missed: number; readonly objective?: string };

function forecast({ met, missed, objective = '90' }: Now, history: Partial<CaseHistory>) {
  return forecastCases({
    ...{ objective, seed: SEED, history: { ...PAST, ...history } },
    attainment: {
      ...{ of: 'cases', met, missed, eligible: met + missed },
      ...{ open: history.running?.length ?? 0, paused: history.paused ?? 0, cancelled: 0 },
    },
  });
}

describe('a forecast of cases, the certain ones first', () => {
  it.each<[string, Now, Partial<CaseHistory>, string, number]>([
    ['over, one of ten missed of 90 %', { met: 9, missed: 1 }, {}, 'certain-met', 0],
    ['over, two of ten missed of 90 %', { met: 8, missed: 2 }, {}, 'certain-breached', 1],
    ['over, and nothing happened', { met: 0, missed: 0 }, {}, 'certain-met', 0],
    [
      'two missed, eight open ones left: 18 of 20 is the best',
      { met: 10, missed: 2 },
      { running: [0, 0, 0, 0, 0, 0, 0, 0] },
      'history',
      Number.NaN,
    ],
    [
      'two missed, seven open ones left: 17 of 19 at best',
      { met: 10, missed: 2 },
      { running: [0, 0, 0, 0, 0, 0, 0] },
      'certain-breached',
      1,
    ],
    [
      'one open one may still be missed',
      { met: 19, missed: 0 },
      { running: [99] },
      'certain-met',
      0,
    ],
    ['one paused one may still be missed', { met: 9, missed: 1 }, { paused: 1 }, 'history', 0],
    [
      'every case promised and one missed',
      { met: 50, missed: 1, objective: '100' },
      { canGrow: true, volumes: [9] },
      'certain-breached',
      1,
    ],
    [
      'nothing promised',
      { met: 0, missed: 9, objective: '0' },
      { canGrow: true, volumes: [9] },
      'certain-met',
      0,
    ],
  ])('%s', (...[, now, history, basis, probability]) => {
    const made = forecast(now, history);
    expect(made.basis).toBe(basis);
    if (!Number.isNaN(probability)) expect(made.probability).toBe(probability);
  });
});

describe('a forecast of open cases', () => {
  it('half of its time used: of ten past cases that were as late, four were missed', () => {
    // (4 + ½) ÷ (10 + 1), and nothing may be missed any more of 20 cases at 95 % with one missed.
    const { probability } = forecast({ met: 18, missed: 1, objective: '95' }, { running: [50] });
    expect(probability).toBeCloseTo(9 / 22, 14);
  });

  it('breaks only if both are missed: 9/22 times 9/10', () => {
    const { probability } = forecast({ met: 17, missed: 1 }, { running: [50, 90] });
    expect(probability).toBeCloseTo(81 / 220, 14);
  });
});

describe('a forecast of new cases', () => {
  it('is the exact sum over every number of them', () => {
    // Four came in every week: NB with mean 4 and size 4. Four of twenty were missed, one of ten now.
    const now = { met: 9, missed: 1 };
    const history = { canGrow: true, volumes: [4, 4, 4], independentVolumes: 1 };
    const a = fraction(4 * 2 + 1 + 2, 2);
    const b = fraction(16 * 2 + 1 + 18, 2);
    const terms = Array.from({ length: 70 }, (_, n) => {
      const some = times(choose(n + 3, n), fraction(1n, 2n ** BigInt(n + 4)));
      const most = missesAllowed(10 + n, '90') - 1;
      return Array.from({ length: n }, (_, i) => i + 1)
        .filter((k) => k > most)
        .map((k) => toNumber(times(some, betaBinomialExactly(k, n, { a, b }))));
    });
    const exact = terms.flat().reduce((sum, term) => sum + term, 0);
    expect(forecast(now, history).probability).toBeCloseTo(exact, 12);
  });

  it('says how many are expected, and how it ends at best and at worst', () => {
    const { expected, best, worst } = forecast(
      { met: 8, missed: 1 },
      { canGrow: true, volumes: [4, 4, 4], independentVolumes: 1, running: [10] },
    );
    expect(expected).toBe(5);
    expect(best).toEqual({ percent: '92.857142', verdict: 'met' });
    expect(worst).toEqual({ percent: '57.142857', verdict: 'breached' });
  });

  it.each<[string, Partial<CaseHistory>]>([
    ['fewer than twenty cases', { past: PAST.past.slice(1) }],
    [
      'fewer than three periods with cases',
      { periods: [...PAST.periods.slice(1), { eligible: 0, missed: 0 }] },
    ],
    ['no earlier stretch of the same length', { volumes: [] }],
  ])('%s is too little history, which is said', (_, short) => {
    const history = { canGrow: true, volumes: [4], running: [10], ...short };
    const { basis, probability, expected, best, worst } = forecast({ met: 8, missed: 1 }, history);
    expect({ basis, probability, expected }).toEqual({
      basis: 'too-little-history',
      probability: null,
      expected: null,
    });
    expect([best, worst]).toEqual([
      { percent: '90.000000', verdict: 'met' },
      { percent: '80.000000', verdict: 'breached' },
    ]);
  });
});

const anyHistory = fc.record({
  periods: fc.array(
    fc
      .tuple(fc.nat(60), fc.nat(60))
      .map(([met, missed]) => ({ eligible: 1 + met + missed, missed })),
    { minLength: 3, maxLength: 12 },
  ),
  running: fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { maxLength: 12 }),
  paused: fc.nat(3),
  canGrow: fc.boolean(),
  volumes: fc.array(fc.nat(80), { minLength: 1, maxLength: 30 }),
  independentVolumes: fc.integer({ min: 1, max: 30 }),
});
const anyNow = fc.record({
  objective: fc.constantFrom('50', '80', '90', '95', '99.9', '100'),
  met: fc.nat(60),
  missed: fc.nat(20),
});

describe('every forecast of cases', () => {
  it('is a probability, and no lower with one more miss', () => {
    fc.assert(
      fc.property(anyHistory, anyNow, (history, { objective, met, missed }) => {
        const before = forecast({ met: met + 1, missed, objective }, history);
        const after = forecast({ met, missed: missed + 1, objective }, history);
        for (const { probability } of [before, after]) {
          expect(probability).toBeGreaterThanOrEqual(0);
          expect(probability).toBeLessThanOrEqual(1);
        }
        expect(after.probability).toBeGreaterThanOrEqual((before.probability ?? 2) - 1e-12);
      }),
    );
  });

  it('is the same to the last bit when it is made again', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const now = { met: 10, missed: 1 };
        expect(forecast(now, history)).toEqual(forecast(now, history));
      }),
      { numRuns: 25 },
    );
  });

  it('of certain is 1 only if the best case is breached, and 0 only if the worst is not', () => {
    fc.assert(
      fc.property(anyHistory, anyNow, (history, { objective, met, missed }) => {
        const { basis, best, worst } = forecast({ met, missed, objective }, history);
        if (basis === 'certain-breached') expect(best.verdict).toBe('breached');
        if (basis === 'certain-met') expect(worst.verdict).not.toBe('breached');
      }),
    );
  });
});

describe('what the past says', () => {
  it('periods that differ like night and day say little about the next one', () => {
    const alike = missRateOf([1, 1, 1, 1].map((missed) => ({ eligible: 10, missed })));
    const apart = missRateOf([0, 4, 0, 0].map((missed) => ({ eligible: 10, missed })));
    expect(alike.a / (alike.a + alike.b)).toBeCloseTo(4.5 / 41, 14);
    expect(apart.a / (apart.a + apart.b)).toBeCloseTo(4.5 / 41, 14);
    expect(alike.a + alike.b).toBeCloseTo(41, 10);
    expect(apart.a + apart.b).toBeLessThan(5);
  });

  it('weeks that differ leave more open than weeks that are alike', () => {
    const spread = ({ from, weights }: ReturnType<typeof volumeOf>) => {
      const mean = weights.reduce((sum, weight, i) => sum + weight * (from + i), 0);
      return weights.reduce((sum, weight, i) => sum + weight * (from + i - mean) ** 2, 0);
    };
    expect(spread(volumeOf([10, 10, 10, 10], 4))).toBeCloseTo(12.5, 6);
    expect(spread(volumeOf([0, 20, 0, 20], 4))).toBeCloseTo((400 / 3) * 1.25, 4);
  });
});
