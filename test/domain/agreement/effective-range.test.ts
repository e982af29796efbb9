import { describe, expect, it } from 'vitest';
import {
  agreedRange,
  rangeContains,
  renewedRange,
} from '../../../src/domain/agreement/effective-range.ts';

const write = (instant: number | null) =>
  instant === null ? null : new Date(instant).toISOString().slice(0, 16);

describe('the dates of an agreement as instants', () => {
  it.each([
    ['Europe/Berlin', '2026-01-01', '2026-03-29', '2025-12-31T23:00', '2026-03-29T22:00'],
    ['Europe/London', '2026-01-01', '2026-12-31', '2026-01-01T00:00', '2027-01-01T00:00'],
    ['Pacific/Auckland', '2026-01-01', '2026-01-01', '2025-12-31T11:00', '2026-01-01T11:00'],
    ['Africa/Cairo', '2026-04-24', '2026-04-24', '2026-04-23T22:00', '2026-04-24T21:00'],
  ])('in %s, from %s to %s', (...[timeZone, from, to, first, end]) => {
    const range = agreedRange({ timeZone, effective: { from, to } });
    expect([write(range.from), write(range.to)]).toEqual([first, end]);
    expect(rangeContains(range, range.from)).toBe(true);
    expect(rangeContains(range, range.to ?? 0)).toBe(false);
    expect(rangeContains(range, range.from - 1)).toBe(false);
  });

  it('have no end when none is agreed, or when renewal is tacit', () => {
    const effective = { from: '2026-01-01' };
    const renewal = { kind: 'tacit', term: 'P1Y' } as const;
    const terms = { timeZone: 'UTC', effective: { ...effective, to: '2026-12-31', renewal } };
    expect(agreedRange({ timeZone: 'UTC', effective }).to).toBeNull();
    expect(write(agreedRange(terms).to)).toBe('2027-01-01T00:00');
    expect(renewedRange(terms).to).toBeNull();
  });
});
