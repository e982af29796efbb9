import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smallTable } from './small-table.ts';
import type { Told } from './table-deed.ts';
import { untilInForce, walks, walksOfAll } from './table-deeds.ts';
import { expectWhole } from './table-rules.ts';

describe('a negotiation in the hands of everybody', () => {
  it('never becomes an agreement that was not signed, and shows each only what is theirs', () => {
    fc.assert(
      fc.property(walks, (walk) => {
        const table = smallTable();
        fc.modelRun(() => ({ model: nothingTold(), real: table }), walk);
        expectWhole(table);
      }),
      { numRuns: 80 },
    );
  }, 120_000);

  it('can still come to terms in force, whatever was done before', () => {
    const far = ['offered', 'round-closed', 'approved', 'signed', 'agreed', 'in-force'] as const;
    fc.assert(
      fc.property(walksOfAll, (walk) => {
        const table = smallTable();
        const told = nothingTold();
        fc.modelRun(() => ({ model: told, real: table }), walk);
        for (const { run } of untilInForce(table)) run(told, table);
        expect(table.state?.phase).toBe('in-force');
        expect(far.filter((type) => !told.types.has(type))).toEqual([]);
        expectWhole(table);
      }),
      { numRuns: 30 },
    );
  }, 120_000);
});

function nothingTold(): Told {
  return { types: new Set() };
}
