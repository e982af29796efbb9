import { describe, expect, it } from 'vitest';
import { differenceLines } from '../../src/cli/differences-text.ts';
import { importedDocumentsText } from '../../src/cli/import-text.ts';
import { differencesBetween } from '../../src/domain/register/differences.ts';
import { targetTerms } from '../../src/domain/target/target-terms.ts';

const up = targetTerms.parse({ key: 'up', kind: 'availability', objective: '99.9' });

const lines = (before: object, after: object) => differenceLines(differencesBetween(before, after));

describe('what changed in a document, as a person reads it', () => {
  it('shows a new target line by line, without what nobody wrote', () => {
    expect(lines({ targets: [] }, { targets: [up] })).toEqual([
      '    + targets.up',
      '        key: up',
      '        kind: availability',
      '        objective: 99.9',
    ]);
  });

  it('shows what a target has otherwise', () => {
    const rounded = { ...up, rounding: 'whole-minutes' };
    expect(lines({ targets: [] }, { targets: [rounded] })).toContain(
      '        rounding: whole-minutes',
    );
  });

  it('marks what is taken away', () => {
    const credits = [{ target: 'up', tiers: [['99', '5']] }];
    const before = { credits, supportedBy: ['ola'], signatories: { customer: ['emma'] } };
    expect(lines(before, { credits: [], supportedBy: [] })).toEqual([
      '    - credits.up (removed)',
      '    - supportedBy (removed): ola',
      '    - signatories (removed)',
    ]);
  });

  it('shows both sides of what is another one, lists in words', () => {
    const before = { within: '15m', tiers: [['99', '5']] };
    expect(lines(before, { within: '30m', tiers: [['98', '5']] })).toEqual([
      '    ~ within: 15m -> 30m',
      '    ~ tiers: [99, 5] -> [98, 5]',
    ]);
  });

  it('keeps a text that looks like a list', () => {
    expect(lines({ name: '[old' }, { name: '{new' })).toEqual(['    ~ name: [old -> {new']);
  });

  it('counts the public holidays that were resolved', () => {
    const days = ['2027-01-01', '2027-12-25'].map((date) => ({ date, name: 'Day', region: 'DE' }));
    expect(lines({ observed: [] }, { observed: days })).toEqual([
      '    ~ public holidays: 2 added, 0 removed, 0 changed',
    ]);
  });

  it('is summed up with the number of terms taken away', () => {
    const differences = differencesBetween({ creditCap: '50' }, {});
    const change = { kind: 'agreement', key: 'a', change: 'changed', revision: 2 } as const;
    const text = importedDocumentsText({
      problems: [],
      changes: [{ ...change, differences }],
      applied: false,
      past: [],
      movedClocks: 0,
    });
    expect(text).toContain('- creditCap (removed): 50');
    expect(text).toContain('0 added, 1 changed, 1 term taken away, 0 unchanged. Add --apply');
  });
});
