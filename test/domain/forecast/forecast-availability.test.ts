import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../../../src/domain/calendar/instant.ts';
import { forecastAvailability } from '../../../src/domain/forecast/forecast-availability.ts';
import type { OutageHistory } from '../../../src/domain/forecast/outage-history.ts';

/** 99.5 % of 200 hours: an hour may be lost. Ten outages of twenty minutes in 2,000 hours before. */
const AGREED = 200 * HOUR;
const PAST: OutageHistory = {
  periods: 10,
  agreedMs: 2_000 * HOUR,
  lengths: Array.from({ length: 10 }, () => 20 * MINUTE),
  lasting: null,
  restMs: 100 * HOUR,
  roundedUp: false,
};

function forecast(downMs: number, history: Partial<OutageHistory> = {}, seed = 1) {
  const budget = { unit: 'ms', granted: HOUR, spent: downMs, left: HOUR - downMs } as const;
  const verdict = downMs > HOUR ? 'breached' : 'met';
  return forecastAvailability({
    ...{ objective: '99.5', figure: { verdict, budget }, agreedMs: AGREED },
    ...{ history: { ...PAST, ...history }, seed, draws: 10_000 },
  });
}

describe('a forecast of availability, the certain ones first', () => {
  it.each<[string, number, Partial<OutageHistory>, string, number]>([
    ['an hour and a millisecond lost', HOUR + 1, {}, 'certain-breached', 1],
    ['an hour lost and no time left', HOUR, { restMs: 0 }, 'certain-met', 0],
    ['half an hour lost and half an hour left', HOUR / 2, { restMs: HOUR / 2 }, 'certain-met', 0],
    [
      'nothing lost, an hour left, but minutes count when they begin',
      0,
      { restMs: HOUR, roundedUp: true },
      'history',
      0,
    ],
  ])('%s', (...[, downMs, history, basis, probability]) => {
    const made = forecast(downMs, history);
    expect(made.basis).toBe(basis);
    if (basis !== 'history') expect(made.probability).toBe(probability);
  });

  it('half an hour lost and a millisecond more than half an hour left is not certain', () => {
    expect(forecast(HOUR / 2, { restMs: HOUR / 2 + 1 }).basis).toBe('history');
  });
});

describe('a forecast of outages to come', () => {
  it('with nothing left, is the chance of any outage: 1 − (2,000 ÷ 2,100) to the 10½', () => {
    const exact = 1 - (2_000 / 2_100) ** 10.5;
    const { probability } = forecast(HOUR);
    expect(Math.abs((probability ?? 0) - exact)).toBeLessThan(
      3 * Math.sqrt((exact * (1 - exact)) / 10_000),
    );
  });

  it('expects half an outage in a twentieth of the time', () => {
    expect(forecast(0).expected).toBeCloseTo(10.5 / 20, 12);
  });

  it('an outage that lasts makes a breach likelier', () => {
    const down = 45 * MINUTE;
    expect(forecast(down, { lasting: 10 * MINUTE }).probability).toBeGreaterThan(
      forecast(down).probability ?? 1,
    );
  });

  it.each<[string, Partial<OutageHistory>]>([
    ['four outages', { lengths: [1, 2, 3, 4] }],
    ['two periods', { periods: 2 }],
  ])('%s are too little history, which is said with the best and the worst case', (_, short) => {
    expect(forecast(HOUR / 2, short)).toMatchObject({
      ...{ basis: 'too-little-history', probability: null, expected: null },
      best: { percent: '99.750000', verdict: 'met' },
      worst: { percent: '49.750000', verdict: 'breached' },
    });
  });

  it('draws ten thousand futures from its seed: again the same to the last bit, from another one nearly', () => {
    const made = forecast(HOUR / 2);
    expect(forecast(HOUR / 2)).toEqual(made);
    expect(made).toMatchObject({ seed: 1, draws: 10_000 });
    const other = forecast(HOUR / 2, {}, 2);
    expect(other.probability).not.toBe(made.probability);
    expect(Math.abs((other.probability ?? 1) - (made.probability ?? 0))).toBeLessThan(0.03);
  });
});

const anyHistory = fc.record({
  lengths: fc.array(fc.integer({ min: 1, max: 3 * HOUR }), { minLength: 5, maxLength: 40 }),
  restMs: fc.integer({ min: 0, max: AGREED }),
  lasting: fc.option(fc.integer({ min: 0, max: HOUR })),
});

describe('every forecast of availability', () => {
  it('is a probability, and no lower with more downtime', () => {
    fc.assert(
      fc.property(anyHistory, fc.nat(HOUR + 1), fc.nat(MINUTE), (history, downMs, more) => {
        const before = forecast(downMs, history).probability ?? Number.NaN;
        const after = forecast(downMs + more, history).probability ?? Number.NaN;
        expect(before).toBeGreaterThanOrEqual(0);
        expect(after).toBeLessThanOrEqual(1);
        expect(after).toBeGreaterThanOrEqual(before);
      }),
      { numRuns: 40 },
    );
  });
});
