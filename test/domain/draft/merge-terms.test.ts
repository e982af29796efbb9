import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeTerms } from '../../../src/domain/draft/merge-terms.ts';
import { differencesBetween } from '../../../src/domain/register/differences.ts';

const word = fc.constantFrom('a', 'b', 'c');
const target = fc.record({ key: fc.constantFrom('t1', 't2', 't3'), within: word });
const terms = fc.record(
  {
    name: word,
    calendar: word,
    services: fc.uniqueArray(word),
    review: fc.record({ every: word, owner: word }, { requiredKeys: [] }),
    targets: fc.uniqueArray(target, { selector: ({ key }) => key }),
  },
  { requiredKeys: [] },
);

describe('merging what two people made of the same terms', () => {
  it('gives what one of them made when the other changed nothing', () => {
    fc.assert(
      fc.property(terms, terms, (base, changed) => {
        const calm = { mine: changed, theirs: changed, clashes: [] };
        expect(mergeTerms({ base, mine: changed, theirs: base })).toEqual(calm);
        expect(mergeTerms({ base, mine: base, theirs: changed })).toEqual(calm);
        expect(mergeTerms({ base, mine: changed, theirs: changed })).toEqual(calm);
      }),
    );
  });

  it('keeps what both changed apart, and without a clash both sides are one', () => {
    fc.assert(
      fc.property(terms, terms, terms, (base, mine, theirs) => {
        const merged = mergeTerms({ base, mine, theirs });
        const other = mergeTerms({ base, mine: theirs, theirs: mine });
        expect(other.clashes.map(({ path }) => path).sort()).toEqual(
          merged.clashes.map(({ path }) => path).sort(),
        );
        if (merged.clashes.length === 0) {
          expect(differencesBetween(merged.mine, merged.theirs)).toEqual([]);
        }
      }),
    );
  });

  it('loses no change of mine when I keep mine, and none of theirs that I have not touched', () => {
    fc.assert(
      fc.property(terms, terms, terms, (base, mine, theirs) => {
        const merged = mergeTerms({ base, mine, theirs });
        const clashing = merged.clashes.map(({ path }) => path);
        const within = (path: string, other: string) =>
          path === other || path.startsWith(`${other}.`) || other.startsWith(`${path}.`);
        const lost = (from: unknown, to: unknown) =>
          differencesBetween(from, to)
            .map(({ path }) => path)
            .filter((path) => differencesBetween(base, from).some((one) => within(one.path, path)))
            .filter((path) => !clashing.some((clash) => within(path, clash)));
        const touched = differencesBetween(base, theirs).map(({ path }) => path);
        const own = differencesBetween(base, mine).map(({ path }) => path);
        expect(
          lost(mine, merged.mine).filter((path) => !touched.some((one) => within(path, one))),
        ).toEqual([]);
        expect(
          lost(theirs, merged.mine).filter((path) => !own.some((one) => within(path, one))),
        ).toEqual([]);
      }),
    );
  });

  it.each([
    {
      why: 'two targets that two people added',
      base: { targets: [] },
      mine: { targets: [{ key: 'a', within: '1h' }] },
      theirs: { targets: [{ key: 'b', within: '2h' }] },
      merged: {
        targets: [
          { key: 'b', within: '2h' },
          { key: 'a', within: '1h' },
        ],
      },
      clashes: [],
    },
    {
      why: 'two terms of one target',
      base: { targets: [{ key: 'a', within: '1h', attainment: '90' }] },
      mine: { targets: [{ key: 'a', within: '2h', attainment: '90' }] },
      theirs: { targets: [{ key: 'a', within: '1h', attainment: '95' }] },
      merged: { targets: [{ key: 'a', within: '2h', attainment: '95' }] },
      clashes: [],
    },
    {
      why: 'one target taken away and changed',
      base: { targets: [{ key: 'a', within: '1h' }] },
      mine: { targets: [] },
      theirs: { targets: [{ key: 'a', within: '2h' }] },
      merged: { targets: [] },
      clashes: ['targets.a'],
    },
    {
      why: 'a list of words, which counts as a whole',
      base: { services: ['a'] },
      mine: { services: ['a', 'b'] },
      theirs: { services: ['a', 'c'] },
      merged: { services: ['a', 'b'] },
      clashes: ['services'],
    },
    {
      why: 'a term taken away by one and kept by the other',
      base: { name: 'a', description: 'b' },
      mine: { name: 'a' },
      theirs: { name: 'c', description: 'b' },
      merged: { name: 'c' },
      clashes: [],
    },
  ])('brings together $why', ({ base, mine, theirs, merged, clashes }) => {
    const both = mergeTerms({ base, mine, theirs });
    expect(both.mine).toEqual(merged);
    expect(both.clashes.map(({ path }) => path)).toEqual(clashes);
  });
});
