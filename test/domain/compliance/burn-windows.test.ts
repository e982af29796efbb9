import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, parseInstant } from '../../../src/domain/calendar/instant.ts';
import { periodOf } from '../../../src/domain/calendar/period.ts';
import { burnRateFactor } from '../../../src/domain/compliance/burn-rate.ts';
import {
  type BurnSubject,
  burnPairs,
  burnRate,
  FEWEST_EVENTS,
  isBurning,
  toleranceLeft,
} from '../../../src/domain/compliance/burn-windows.ts';
import { compare, fraction, toNumber } from '../../../src/domain/compliance/fraction.ts';
import { toleranceOf } from '../../../src/domain/compliance/percentage.ts';

const around: BurnSubject = { of: 'time', continuous: true };

function factors(days: number, objective = '99.9', subject = around) {
  return burnPairs({ periodMs: days * DAY, objective, subject }).map(({ factor }) =>
    Number(toNumber(factor).toFixed(3)),
  );
}

describe('burn pairs', () => {
  it.each([
    [30, [14.4, 6, 3, 1]],
    // A rate below 1 would warn of a service that keeps its promise, so the slowest pair falls away.
    [28, [13.44, 5.6, 2.8]],
    [31, [14.88, 6.2, 3.1, 1.033]],
    [7, [3.36, 1.4]],
    [90, [43.2, 18, 9, 3]],
    [0.5, []],
  ])('of %s days have the factors %j', (days, expected) => {
    expect(factors(days)).toEqual(expected);
  });

  it('go by the real length of a month in its zone', () => {
    const at = parseInstant('2026-03-15T00:00:00Z');
    const march = periodOf({ unit: 'month', timeZone: 'Europe/Berlin', at });
    const periodMs = march.to - march.from;
    const [fastest] = burnPairs({ periodMs, objective: '99.9', subject: around });
    // 743 hours, of which 2 % are 14.86.
    expect(fastest?.factor && toNumber(fastest.factor)).toBe(14.86);
  });

  it.each([
    ['99.9', [14.4, 6, 3, 1]],
    // At 95 % nothing burns faster than 20 times, at 90 % than 10 times, at 50 % than twice.
    ['95', [14.4, 6, 3, 1]],
    ['90', [6, 3, 1]],
    ['50', [1]],
    ['100', [14.4, 6, 3, 1]],
    ['0', []],
  ])('with an objective of %s %% have factors that it can reach: %j', (objective, expected) => {
    expect(factors(30, objective)).toEqual(expected);
  });

  it('never have a factor that the objective cannot reach, even exactly', () => {
    // 1 ÷ (1 − 93.75 %) is 16, and 800 hours give the first pair a factor of exactly 16.
    const pairs = burnPairs({ periodMs: 800 * HOUR, objective: '93.75', subject: around });
    expect(pairs.map(({ longMs }) => longMs)).not.toContain(HOUR);
    expect(pairs).not.toEqual([]);
  });

  it('are only for time around the clock and for many events', () => {
    expect(factors(30, '99.9', { of: 'time', continuous: false })).toEqual([]);
    expect(factors(30, '95', { of: 'events', perPeriod: 40 })).toEqual([]);
    expect(factors(30, '95', { of: 'events', perPeriod: 299 })).toEqual([]);
    expect(factors(30, '95', { of: 'events', perPeriod: 300 })).toEqual([1]);
    expect(factors(30, '95', { of: 'events', perPeriod: 720 * FEWEST_EVENTS })).toHaveLength(4);
  });

  it('follow the formula: the long window at the factor spends its share of the budget', () => {
    fc.assert(
      fc.property(fc.integer({ min: 7, max: 400 }), (days) => {
        for (const pair of burnPairs({
          periodMs: days * DAY,
          objective: '99.99',
          subject: around,
        })) {
          const windowHours = pair.longMs / HOUR;
          const given = { periodHours: days * 24, windowHours, budgetPercent: pair.budgetPercent };
          expect(toNumber(pair.factor)).toBeCloseTo(burnRateFactor(given), 9);
          expect(pair.shortMs).toBeLessThan(pair.longMs);
        }
      }),
    );
  });

  it('need a period', () => {
    expect(() => factors(0)).toThrow('longer than nothing');
  });
});

describe('a burn rate', () => {
  it.each([
    [1000, 1, '99.9', 1],
    [1000, 10, '99.9', 10],
    [40, 1, '95', 0.5],
    [1000, 0, '99.9', 0],
  ])('of %s with %s bad at %s %% is %s', (...[total, bad, objective, expected]) => {
    const rate = burnRate({ total, bad }, toleranceOf(objective));
    expect(rate && toNumber(rate)).toBe(expected);
  });

  it('is none where nothing was seen, and where nothing may go wrong', () => {
    expect(burnRate({ total: 0, bad: 0 }, toleranceOf('99'))).toBeNull();
    expect(burnRate({ total: 5, bad: 1 }, toleranceOf('100'))).toBeNull();
  });

  it('refuses more bad than there is', () => {
    expect(() => burnRate({ total: 1, bad: 2 }, toleranceOf('99'))).toThrow('not possible');
  });

  it('against what is left is greater the more is spent, and endless once all is', () => {
    expect(toleranceLeft({ left: 10, total: 1000 })).toEqual(fraction(10, 1000));
    expect(toleranceLeft({ left: -1, total: 1000 })).toEqual(fraction(0));
    expect(toleranceLeft({ left: 5, total: 0 })).toEqual(fraction(0));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 100 }), (a, b) => {
        const rate = (left: number) =>
          burnRate({ total: 100, bad: 1 }, toleranceLeft({ left, total: 1000 })) ?? fraction(0);
        expect(Math.sign(compare(rate(a), rate(b)))).toBe(Math.sign(b - a));
      }),
    );
  });
});

describe('a pair', () => {
  const [pair] = burnPairs({ periodMs: 30 * DAY, objective: '99.9', subject: around });
  const tolerance = toleranceOf('99.9');
  const time = (windowMs: number, down: number) => ({ total: windowMs, bad: down });

  // 14.4 times 0.1 % of an hour are 51.84 s, of five minutes 4.32 s.
  it.each([
    [51_841, 4_321, true],
    [51_840, 4_321, false],
    [51_841, 4_320, false],
    [3_600_000, 0, false],
  ])('with %s ms down in the hour and %s in five minutes burns: %s', (long, short, expected) => {
    if (!pair) throw new Error('There is a pair.');
    const windows = { long: time(HOUR, long), short: time(5 * MINUTE, short) };
    expect(isBurning({ pair, ...windows, tolerance, subject: around })).toBe(expected);
  });

  it.each([
    [30, 2, true],
    [29, 2, false],
    [30, 1, false],
  ])('of events needs enough of them: %s with %s bad is %s', (total, bad, expected) => {
    if (!pair) throw new Error('There is a pair.');
    const windows = { long: { total, bad }, short: { total: 1, bad: 1 } };
    const subject = { of: 'events', perPeriod: 100_000 } as const;
    expect(isBurning({ pair, ...windows, tolerance, subject })).toBe(expected);
  });
});
