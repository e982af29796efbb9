import type { Instant } from '../../domain/calendar/instant.ts';
import { dayOfWallClock, yearOf } from '../../domain/calendar/local-date.ts';
import {
  type CalendarDocumentTerms,
  type ObservedHoliday,
  regionsOf,
} from '../../domain/register/calendar-document.ts';
import { publicHolidays } from '../../sources/public-holidays.ts';

const YEARS_BACK = 10;
const YEARS_AHEAD = 10;
const YEARS_AHEAD_AT_LEAST = 5;

type Resolution = {
  readonly now: Instant;
  /** The first date of any agreement that is measured on the calendar. */
  readonly earliestDate: string | undefined;
  readonly before: readonly ObservedHoliday[];
};

/** The calendar with dated public holidays; a year that was resolved before keeps its dates, so that published numbers keep theirs. */
export function withHolidays(
  terms: CalendarDocumentTerms,
  { now, earliestDate, before }: Resolution,
): CalendarDocumentTerms {
  const year = yearOf(dayOfWallClock(now));
  const earliest = earliestDate === undefined ? year : Number(earliestDate.slice(0, 4));
  const observed = regionsOf(terms).flatMap((region) => {
    const kept = byYear([...before, ...terms.observed], region);
    const last = Math.max(0, ...kept.keys());
    const to = last >= year + YEARS_AHEAD_AT_LEAST ? last : year + YEARS_AHEAD;
    const missing = range(Math.min(earliest, year - YEARS_BACK), to).filter(
      (one) => !kept.has(one),
    );
    return [...[...kept.values()].flat(), ...publicHolidays(region, missing)];
  });
  return { ...terms, observed: observed.sort(byDateAndRegion) };
}

/** Year by year; for a year that stands in a file, what the file says. */
function byYear(
  holidays: readonly ObservedHoliday[],
  region: string,
): ReadonlyMap<number, readonly ObservedHoliday[]> {
  const years = new Map<number, Map<string, ObservedHoliday>>();
  for (const holiday of holidays.filter((one) => one.region === region)) {
    const year = Number(holiday.date.slice(0, 4));
    const dates = years.get(year) ?? new Map<string, ObservedHoliday>();
    years.set(year, dates.set(holiday.date, holiday));
  }
  return new Map([...years].map(([year, dates]) => [year, [...dates.values()]]));
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}

function byDateAndRegion(a: ObservedHoliday, b: ObservedHoliday): number {
  return `${a.date}${a.region}` < `${b.date}${b.region}` ? -1 : 1;
}
