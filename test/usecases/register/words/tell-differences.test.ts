import { describe, expect, it } from 'vitest';
import { differencesBetween } from '../../../../src/domain/register/differences.ts';
import {
  differenceLine,
  tellChanges,
  tellDifferences,
} from '../../../../src/usecases/register/words/tell-differences.ts';

const p1 = { key: 'p1', kind: 'response', priority: 'P1', within: '15m', attainment: '95' };
const before = {
  effective: { from: '2026-01-01', to: '2026-12-31' },
  review: { every: 'P3M', owner: 'anna' },
  responsibilities: { provider: ['Keeps backups.'], customer: [] },
  targets: [p1],
};

function lines(after: object): readonly string[] {
  return tellDifferences(before, { ...before, ...after }).map(differenceLine);
}

describe('differences in words', () => {
  it('are none between equal terms', () => {
    expect(lines({})).toEqual([]);
  });

  it.each([
    [
      'a date',
      { effective: { from: '2026-01-01', to: '2027-06-30' } },
      'Ends: 30 Jun 2027 (was: 31 Dec 2026)',
    ],
    [
      'a span',
      { review: { every: 'P1Y', owner: 'anna' } },
      'Review: every: 1 year (was: 3 months)',
    ],
    [
      'a promise, as its sentence',
      { targets: [{ ...p1, within: '10m' }] },
      'P1 response: 95 % of P1 tickets each month answered within 10 support minutes (was: 95 % of P1 tickets each month answered within 15 support minutes)',
    ],
    [
      'a new promise',
      { targets: [p1, { ...p1, key: 'p2', priority: 'P2' }] },
      'P2 response: new, 95 % of P2 tickets each month answered within 15 support minutes',
    ],
    [
      'a promise that is gone',
      { targets: [] },
      'P1 response: no longer 95 % of P1 tickets each month answered within 15 support minutes',
    ],
    [
      'a term of a promise that its sentence does not say',
      { targets: [{ ...p1, pauses: ['awaiting-customer'] }] },
      'P1 response, pauses: new, awaiting-customer',
    ],
    [
      'one more entry of a list',
      { responsibilities: { provider: ['Keeps backups.', 'Patches.'], customer: [] } },
      'What the provider does: new, Patches.',
    ],
  ])('tell %s', (_, after, line) => {
    expect(lines(after)).toEqual([line]);
  });

  it('tell what changed inside a promise when only the differences are known', () => {
    const found = differencesBetween(before, { ...before, targets: [{ ...p1, within: '10m' }] });
    expect(tellChanges(found).map(differenceLine)).toEqual(['p1, within: 10m (was: 15m)']);
  });

  it('count public holidays that were looked up instead of listing them', () => {
    const observed = [{ date: '2026-01-01', name: 'New Year', region: 'DE' }];
    const [told] = tellDifferences({ observed: [] }, { observed });
    expect(told).toMatchObject({ what: 'Public holidays', after: '1 date looked up anew' });
  });
});
