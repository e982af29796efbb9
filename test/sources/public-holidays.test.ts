import { describe, expect, it } from 'vitest';
import {
  holidayRegions,
  isHolidayRegion,
  publicHolidays,
} from '../../src/sources/public-holidays.ts';

const datesOf = (region: string, year: number) =>
  publicHolidays(region, [year]).map(({ date }) => date);

describe('public holidays', () => {
  it('are those of the region, without observances', () => {
    expect(datesOf('DE-BE', 2026)).toEqual([
      '2026-01-01',
      '2026-03-08',
      '2026-04-03',
      '2026-04-06',
      '2026-05-01',
      '2026-05-14',
      '2026-05-25',
      '2026-10-03',
      '2026-12-25',
      '2026-12-26',
    ]);
    expect(datesOf('DE-BY', 2026)).toContain('2026-11-01');
  });

  it('include substitute days', () => {
    expect(datesOf('GB-ENG', 2026)).toContain('2026-12-28');
  });

  it('count every day of those that last several days', () => {
    expect(publicHolidays('SA', [2026]).map(({ date }) => date)).toEqual(
      expect.arrayContaining(['2026-05-26', '2026-05-27', '2026-05-28', '2026-05-29']),
    );
  });

  it('are known for countries and their regions only', () => {
    expect(['DE', 'DE-BE', 'GB-ENG'].every(isHolidayRegion)).toBe(true);
    expect(['ZZ', 'DE-XX', 'DE-BE-XX', '', 'toString'].some(isHolidayRegion)).toBe(false);
    expect(holidayRegions('DE')).toContain('DE-BE');
    expect(holidayRegions('ZZ')).toContain('FR');
  });
});
