import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MINUTE, SECOND } from '../../../src/domain/calendar/instant.ts';
import {
  type AvailabilityInput,
  availability,
  judgeAvailability,
} from '../../../src/domain/compliance/availability.ts';
import { explainAvailability } from '../../../src/domain/compliance/availability-ledger.ts';
import { toNumber } from '../../../src/domain/compliance/fraction.ts';

const EXACT = { excluded: [], policy: 'shrink', rounding: 'exact' } as const;

/** Minutes of a day, as intervals with a weight. */
function minutes(...list: readonly (readonly [from: number, to: number, weight?: number])[]) {
  return list.map(([from, to, weight = 1]) => ({ from: from * MINUTE, to: to * MINUTE, weight }));
}

function downMinutes(input: Partial<AvailabilityInput>): number {
  const agreed = minutes([0, 1440]);
  return toNumber(availability({ agreed, outages: [], ...EXACT, ...input }).downtimeMs) / MINUTE;
}

describe('downtime', () => {
  it('of overlapping outages is their union', () => {
    expect(downMinutes({ outages: minutes([10, 20], [15, 30], [40, 50]) })).toBe(30);
  });

  it('takes the highest weight at each instant', () => {
    expect(downMinutes({ outages: minutes([0, 60, 0.5], [10, 20], [15, 30, 0.25]) })).toBe(35);
    expect(downMinutes({ outages: minutes([0, 30, 0.1], [0, 30, 0.2], [30, 40, 0]) })).toBe(6);
  });

  it('lies inside the agreed time only', () => {
    const agreed = minutes([0, 10], [20, 30]);
    expect(downMinutes({ agreed, outages: minutes([5, 25], [29, 90]) })).toBe(11);
  });

  it.each([
    ['exact', 195],
    ['whole-minutes', 120],
    ['started-minutes', 240],
  ] as const)('is rounded per outage: %s', (rounding, seconds) => {
    const outages = [
      { from: 0, to: 90 * SECOND, weight: 1 },
      { from: 200 * SECOND, to: 260 * SECOND, weight: 1 },
      // two reports of one outage, and one of them touching it
      { from: 300 * SECOND, to: 320 * SECOND, weight: 1 },
      { from: 310 * SECOND, to: 330 * SECOND, weight: 1 },
      { from: 330 * SECOND, to: 345 * SECOND, weight: 1 },
    ];
    expect(downMinutes({ outages, rounding }) * 60).toBe(seconds);
  });

  it('never exceeds the agreed time, however it is rounded', () => {
    const agreed = [{ from: 0, to: 30 * SECOND }];
    expect(downMinutes({ agreed, outages: minutes([0, 1]), rounding: 'started-minutes' })).toBe(
      0.5,
    );
  });

  it('refuses weights that are none and intervals that end before they start', () => {
    expect(() => downMinutes({ outages: minutes([0, 1, 1.5]) })).toThrow('between 0 (up) and 1');
    expect(() => downMinutes({ outages: minutes([2, 1]) })).toThrow('ends before it starts');
  });

  it('agrees with looking at every minute, and its ledger adds up', () => {
    const interval = fc
      .tuple(
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 0, max: 30 }),
        fc.constantFrom(0, 0.25, 0.5, 1),
      )
      .map(([from, length, weight]) => [from, from + length, weight] as const);
    const list = fc.array(interval, { maxLength: 5 }).map((each) => minutes(...each));
    fc.assert(
      fc.property(list, list, list, (agreed, outages, excluded) => {
        const input = { agreed, outages, ...EXACT, excluded };
        const { agreedMs, downtimeMs } = availability(input);
        const has = (spans: typeof agreed, at: number) =>
          spans.some(({ from, to }) => from <= at && at < to);
        let [up, down] = [0, 0];
        for (let at = 0; at < 100 * MINUTE; at += MINUTE) {
          if (!has(agreed, at) || has(excluded, at)) continue;
          const weights = outages
            .filter(({ from, to }) => from <= at && at < to)
            .map(({ weight }) => weight);
          up += MINUTE;
          down += MINUTE * Math.max(0, ...weights);
        }
        expect([agreedMs, toNumber(downtimeMs)]).toEqual([up, down]);
        const ledger = explainAvailability(input, { from: 0, to: 100 * MINUTE });
        let at = 0;
        for (const { from, to } of ledger) {
          expect(from).toBe(at);
          at = to;
        }
        expect(at).toBe(100 * MINUTE);
        const lost = ledger.reduce(
          (sum, { from, to, weight = 0 }) => sum + (to - from) * weight,
          0,
        );
        expect(lost).toBe(down);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the verdict on availability', () => {
  it('is decided on the exact share', () => {
    const day = { agreed: minutes([0, 1000]), outages: minutes([0, 1]), ...EXACT };
    expect(judgeAvailability(availability(day), '99.9')).toEqual({
      percent: '99.900000',
      verdict: 'met',
    });
    expect(judgeAvailability(availability(day), '99.9000001')).toEqual({
      percent: '99.9000000',
      verdict: 'breached',
    });
  });

  it('weights are exact decimals, not floats', () => {
    const third = { agreed: minutes([0, 1000]), outages: minutes([0, 10, 0.1]), ...EXACT };
    expect(judgeAvailability(availability(third), '99.9').verdict).toBe('met');
  });
});
