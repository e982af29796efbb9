import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairedOff } from '../../../src/domain/consequence/paired-off.ts';

const first = { exact: (text: string) => text, alike: (text: string) => text[0] ?? '' };

describe('what appeared and what went', () => {
  it.each([
    [
      'the same in another order',
      [
        ['a1', 'b1'],
        ['b1', 'a1'],
      ],
      { appeared: [], gone: [], staying: 2 },
    ],
    ['the same thing in other words', [['a1'], ['a2']], { appeared: [], gone: [], staying: 1 }],
    [
      'one more of the same kind',
      [['a1'], ['a1', 'a2']],
      { appeared: ['a2'], gone: [], staying: 1 },
    ],
    ['one fewer', [['a1', 'a2'], ['a2']], { appeared: [], gone: ['a1'], staying: 1 }],
    ['another thing', [['a1'], ['b1']], { appeared: ['b1'], gone: ['a1'], staying: 0 }],
  ])('%s', (_, [before = [], after = []], expected) => {
    expect(pairedOff(before, after, first)).toEqual(expected);
  });

  it('pairs each item once, so that both sides add up', () => {
    const items = fc.array(fc.stringMatching(/^[ab][12]$/), { maxLength: 8 });
    fc.assert(
      fc.property(items, items, (before, after) => {
        const { appeared, gone, staying } = pairedOff(before, after, first);
        expect(staying + appeared.length).toBe(after.length);
        expect(staying + gone.length).toBe(before.length);
      }),
    );
  });
});
