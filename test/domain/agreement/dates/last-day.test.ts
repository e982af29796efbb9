import { expect, it } from 'vitest';
import { lastDayUnderNotice } from '../../../../src/domain/agreement/dates/term.ts';

it('an agreement ends after its notice at the earliest, and at once where none was agreed', () => {
  const from = '2025-10-01';
  const renewal = { kind: 'tacit', term: 'P1Y', notice: 'P3M' } as const;
  expect(lastDayUnderNotice({ from, renewal }, '2026-11-22')).toBe('2027-02-22');
  expect(lastDayUnderNotice({ from, renewal: { kind: 'none' } }, '2026-11-22')).toBe('2026-11-22');
  expect(lastDayUnderNotice({ from }, '2026-11-22')).toBe('2026-11-22');
});
