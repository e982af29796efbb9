import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percentilesOf } from '../../../src/domain/backtest/percentiles.ts';

describe('percentiles by the nearest rank', () => {
  it.each([
    [[7], { p50: 7, p80: 7, p90: 7, p95: 7 }],
    [[15, 20, 35, 40, 50], { p50: 35, p80: 40, p90: 50, p95: 50 }],
    [[2, 1], { p50: 1, p80: 2, p90: 2, p95: 2 }],
    [Array.from({ length: 100 }, (_, i) => 100 - i), { p50: 50, p80: 80, p90: 90, p95: 95 }],
    [Array.from({ length: 20 }, (_, i) => i + 1), { p50: 10, p80: 16, p90: 18, p95: 19 }],
  ])('of %j', (lengths, expected) => {
    expect(percentilesOf(lengths)).toEqual({
      ...{ method: 'nearest-rank', cases: lengths.length },
      ...expected,
    });
  });

  it('of nothing are unknown', () => {
    expect(percentilesOf([])).toBeNull();
  });

  it('p95 is the least length that at least 95 % of the cases did not exceed', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: 1, maxLength: 300 }), (lengths) => {
        const { p95 = -1 } = percentilesOf(lengths) ?? {};
        const within = (limit: number) => lengths.filter((length) => length <= limit).length * 100;
        expect(within(p95)).toBeGreaterThanOrEqual(95 * lengths.length);
        expect(within(p95 - 1)).toBeLessThan(95 * lengths.length);
      }),
    );
  });
});
