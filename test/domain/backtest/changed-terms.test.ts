import { describe, expect, it } from 'vitest';
import { changedTerms, sameClocks } from '../../../src/domain/backtest/changed-terms.ts';
import { targetTerms } from '../../../src/domain/target/target-terms.ts';

const resolution = targetTerms.parse({
  ...{ key: 'p2', kind: 'resolution', priority: 'P2', within: '8h', attainment: '90' },
});
const availability = targetTerms.parse({ key: 'up', kind: 'availability', objective: '99.9' });

describe('the terms of a target, changed', () => {
  it('keep what is not changed', () => {
    expect(changedTerms(resolution, { within: '2bd', pauses: ['awaiting-customer'] })).toEqual({
      ...resolution,
      ...{ within: '2bd', pauses: ['awaiting-customer'] },
    });
    expect(changedTerms(resolution, {})).toEqual(resolution);
  });

  it.each([
    [
      resolution,
      { within: 'later' },
      /“p2” cannot be back-tested under these terms.*within: .*“4h”/s,
    ],
    [resolution, { attainment: '120' }, /attainment: .*between 0 and 100/],
    [resolution, { objective: '99' }, /“objective” is not a key that belongs here/],
    [availability, { within: '4h' }, /“within” is not a key that belongs here/],
    [availability, { objective: 99.9 }, /objective: .*in quotes/],
    [resolution, { kind: 'availability' }, /The kind of “p2” stays as it is/],
    [resolution, { period: 'year' }, /The period of “p2” stays as it is/],
    [resolution, { key: 'p3' }, /The key of “p2” stays as it is/],
  ])('%j with %j are refused with a reason', (terms, change, reason) => {
    expect(() => changedTerms(terms, change)).toThrow(reason);
  });

  it('have the same clocks if only the share is another', () => {
    expect(sameClocks(resolution, changedTerms(resolution, { attainment: '99' }))).toBe(true);
    expect(sameClocks(resolution, changedTerms(resolution, { within: '480m' }))).toBe(false);
    expect(sameClocks(resolution, changedTerms(resolution, { pauses: [] }))).toBe(false);
  });
});
