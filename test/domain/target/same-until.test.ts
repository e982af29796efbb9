import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sameUntil } from '../../../src/domain/target/same-until.ts';

const instant = fc.integer({ min: 0, max: 1_000_000 });

describe('up to when everything stays as it is', () => {
  it('is just before the first change, and never after it', () => {
    fc.assert(
      fc.property(instant, instant, fc.constantFrom(1, 60, 3600), (from, change, precision) => {
        const span = { from, to: from + 500_000 };
        const at = from + 1 + (change % 600_000);
        const asked = { isSame: (when: number) => when < at, edges: [], precision };
        const sure = sameUntil(span, asked);
        expect(sure).toBeLessThan(at);
        const last = Math.min(at, span.to) - 1;
        expect(last - sure).toBeLessThan(at < span.to ? precision : 1);
      }),
    );
  });

  it('ends with a change that lasts only between two edges', () => {
    fc.assert(
      fc.property(instant, instant, (start, length) => {
        const span = { from: 0, to: 2_000_000 };
        const [begins, ends] = [start + 1, start + 2 + length];
        const isSame = (at: number) => at < begins || at >= ends;
        const sure = sameUntil(span, { isSame, edges: [ends, begins], precision: 1 });
        expect(sure).toBe(begins - 1);
      }),
    );
  });

  it('is not asked of more than a few edges at once', () => {
    const asked: number[] = [];
    const isSame = (at: number) => asked.push(at) > 0;
    const edges = Array.from({ length: 100 }, (_, index) => 100 * (index + 1));
    expect(sameUntil({ from: 0, to: 1_000_000 }, { isSame, edges, precision: 1 })).toBe(800);
    expect(asked.length).toBeLessThan(20);
  });
});
