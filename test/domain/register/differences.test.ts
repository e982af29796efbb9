import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../src/domain/register/canonical-json.ts';
import { differencesBetween } from '../../../src/domain/register/differences.ts';

describe('the difference between two states of a document', () => {
  it('is told term by term, list items matched by their key', () => {
    const before = {
      calendar: 'office-de',
      targets: [
        { key: 'a', within: '15m' },
        { key: 'b', within: '4h', pauses: ['x'] },
      ],
      supportedBy: ['u'],
    };
    const after = {
      calendar: 'office-de',
      targets: [
        { key: 'b', within: '4h', pauses: ['x', 'y'] },
        { key: 'a', within: '30m' },
        { key: 'c', within: '1h' },
      ],
      name: 'New',
    };
    expect(differencesBetween(before, after)).toEqual([
      { path: 'targets.a.within', before: '15m', after: '30m' },
      { path: 'targets.b.pauses', before: '["x"]', after: '["x","y"]' },
      { path: 'targets.c', before: null, after: '{"key":"c","within":"1h"}' },
      { path: 'supportedBy', before: '["u"]', after: null },
      { path: 'name', before: null, after: 'New' },
    ]);
  });

  it('names credits by their target and public holidays by their date', () => {
    const state = (tier: string, dates: readonly string[]) => ({
      credits: [{ target: 'up', tiers: [[tier, '5']] }],
      observed: dates.map((date) => ({ date, name: 'Day', region: 'DE' })),
    });
    expect(differencesBetween(state('99', []), state('98', ['2027-01-01']))).toEqual([
      { path: 'credits.up.tiers', before: '[["99","5"]]', after: '[["98","5"]]' },
      {
        path: 'observed.2027-01-01 DE',
        before: null,
        after: '{"date":"2027-01-01","name":"Day","region":"DE"}',
      },
    ]);
  });

  it('names the order when nothing else differs', () => {
    expect(
      differencesBetween(
        { people: [{ key: 'a' }, { key: 'b' }] },
        { people: [{ key: 'b' }, { key: 'a' }] },
      ),
    ).toEqual([{ path: 'people', before: 'a, b', after: 'b, a' }]);
  });

  it('is nothing for what is written in another order of keys', () => {
    expect(
      differencesBetween({ a: 1, b: [{ c: 2, d: 3 }] }, { b: [{ d: 3, c: 2 }], a: 1 }),
    ).toEqual([]);
  });
});

describe('canonical JSON', () => {
  it('sorts keys, keeps the order of lists and leaves out what is undefined', () => {
    expect(canonicalJson({ b: [2, 1], a: { d: undefined, c: 'é' } })).toBe(
      '{"a":{"c":"é"},"b":[2,1]}',
    );
  });
});
