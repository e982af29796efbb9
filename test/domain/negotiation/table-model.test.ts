import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StepType } from '../../../src/domain/negotiation/steps.ts';
import { smallTable } from './small-table.ts';
import { deeds } from './table-deeds.ts';
import { expectRules, expectWhole } from './table-rules.ts';

describe('a negotiation in the hands of everybody', () => {
  const reached = new Set<StepType>();

  it('never becomes an agreement that was not signed, and shows each only what is theirs', () => {
    fc.assert(
      fc.property(deeds, (walk) => {
        const table = smallTable();
        for (const { run } of walk) {
          const before = table.state?.steps;
          run(table);
          if (table.state?.steps !== before) expectRules(table);
        }
        expectWhole(table);
        for (const steps of [...table.past, table.state?.steps ?? []]) {
          for (const { content } of steps) reached.add(content.type);
        }
      }),
      { numRuns: 80, endOnFailure: true },
    );
  }, 120_000);

  it('comes as far as terms that are in force on these walks', () => {
    const far = ['offered', 'round-closed', 'approved', 'signed', 'agreed', 'in-force'] as const;
    expect(far.filter((type) => !reached.has(type))).toEqual([]);
  });
});
