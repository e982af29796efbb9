import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Interval,
  intersect,
  subtract,
  total,
  union,
} from '../../../src/domain/calendar/interval.ts';

const intervals = fc.array(
  fc.record({ from: fc.integer({ min: 0, max: 40 }), length: fc.integer({ min: 0, max: 9 }) }),
  { maxLength: 8 },
);
const anyList = intervals.map((list) =>
  list.map(({ from, length }) => ({ from, to: from + length })),
);

describe('lists of intervals', () => {
  it('touching intervals are one, empty ones are none', () => {
    const list = [
      { from: 5, to: 7 },
      { from: 1, to: 3 },
      { from: 3, to: 4 },
      { from: 9, to: 9 },
    ];
    expect(union(list)).toEqual([
      { from: 1, to: 4 },
      { from: 5, to: 7 },
    ]);
  });

  it.each([
    ['union', (a: Set<number>, b: Set<number>) => new Set([...a, ...b])],
    ['intersect', (a: Set<number>, b: Set<number>) => new Set([...a].filter((x) => b.has(x)))],
    ['subtract', (a: Set<number>, b: Set<number>) => new Set([...a].filter((x) => !b.has(x)))],
  ] as const)('%s does what it does to every single instant', (name, expected) => {
    fc.assert(
      fc.property(anyList, anyList, (a, b) => {
        const [x, y] = [union(a), union(b)];
        const results = {
          union: union([...x, ...y]),
          intersect: intersect(x, y),
          subtract: subtract(x, y),
        };
        const wanted = expected(instantsOf(a), instantsOf(b));
        expect(instantsOf(results[name])).toEqual(wanted);
        expect(total(results[name])).toBe(wanted.size);
      }),
    );
  });
});

function instantsOf(list: readonly Interval[]): Set<number> {
  const instants = list.flatMap(({ from, to }) =>
    Array.from({ length: to - from }, (_, i) => from + i),
  );
  return new Set(instants.sort((a, b) => a - b));
}
