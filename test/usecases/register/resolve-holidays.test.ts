import { describe, expect, it } from 'vitest';
import {
  calendarDocumentTerms,
  type ObservedHoliday,
} from '../../../src/domain/register/calendar-document.ts';
import { withHolidays } from '../../../src/usecases/register/resolve-holidays.ts';

const NOW = Date.parse('2026-11-16T08:40:00Z');

const berlin = calendarDocumentTerms.parse({
  timeZone: 'Europe/Berlin',
  weekly: { 'mon-fri': [['09:00', '17:00']] },
  holidays: [{ region: 'DE-BE' }],
});

const years = (observed: readonly ObservedHoliday[]) =>
  [...new Set(observed.map(({ date }) => Number(date.slice(0, 4))))].sort();

const resolve = (before: readonly ObservedHoliday[], now = NOW, earliestDate?: string) =>
  withHolidays(berlin, { now, earliestDate, before }).observed;

describe('the public holidays of a calendar', () => {
  it('are resolved from ten years ago, or the first agreement, to ten years ahead', () => {
    expect(years(resolve([])).at(0)).toBe(2016);
    expect(years(resolve([])).at(-1)).toBe(2036);
    expect(years(resolve([], NOW, '2011-07-01')).at(0)).toBe(2011);
  });

  it('stay what they were once they are resolved', () => {
    const odd = { date: '2026-07-07', name: 'Resolved by another version', region: 'DE-BE' };
    const again = resolve([odd, { ...odd, date: '2035-01-01' }]);
    expect(again.filter(({ date }) => date.startsWith('2026'))).toEqual([odd]);
    expect(years(again)).toHaveLength(20);
  });

  it('are extended before they run out, and not every year', () => {
    const first = resolve([]);
    const fiveYearsLater = Date.parse('2031-11-16T08:40:00Z');
    expect(resolve(first, fiveYearsLater)).toEqual(first);
    expect(years(resolve(first, fiveYearsLater + 366 * 86_400_000)).at(-1)).toBe(2042);
  });

  it('are none without a region', () => {
    const plain = { ...berlin, holidays: ['2026-12-24'] };
    expect(withHolidays(plain, { now: NOW, earliestDate: undefined, before: [] })).toEqual(plain);
  });
});
