import { type CalendarTerms, fallsOn } from './calendar-terms.ts';
import { type DayHours, readHours } from './hours.ts';
import { DAY } from './instant.ts';
import { formatLocalDay, type LocalDay, readLocalDay, WEEKDAYS, weekdayOf } from './local-date.ts';

type Hours = readonly DayHours[];

/** What a calendar says about each local date, before any time zone is applied. */
export type OpeningPlan = {
  readonly hoursOn: (day: LocalDay) => Hours;
  readonly breaksOn: (day: LocalDay) => Hours;
};

/** Reads the terms once, so that asking for a date costs a look-up. */
export function planOpenings(terms: CalendarTerms): OpeningPlan {
  const weekly = weeklyHours(terms.weekly);
  const special = hoursByDate(terms.exceptions);
  const breaks = hoursByDate(terms.breaks);
  const isHoliday = holidayCheck(terms.holidays);
  const regular = (day: LocalDay): Hours =>
    isHoliday(day)
      ? []
      : [...(weekly[weekdayOf(day)] ?? []), ...pastMidnight(special.get(day - 1))];
  return {
    hoursOn: (day) => {
      const hours = special.get(day);
      return hours
        ? [...untilMidnight(hours), ...pastMidnight(special.get(day - 1))]
        : regular(day);
    },
    breaksOn: (day) => breaks.get(day) ?? [],
  };
}

/** Hours that run past midnight belong to two weekdays. */
function weeklyHours(weekly: CalendarTerms['weekly']): readonly Hours[] {
  const written = WEEKDAYS.map((day) => (weekly[day] ?? []).map(readHours));
  return written.map((hours, day) => [
    ...pastMidnight(written[(day + 6) % 7]),
    ...untilMidnight(hours),
  ]);
}

function untilMidnight(hours: Hours): Hours {
  return hours.map(({ from, to }) => ({ from, to: Math.min(to, DAY) }));
}

function pastMidnight(hours: Hours = []): Hours {
  return hours.filter(({ to }) => to > DAY).map(({ to }) => ({ from: 0, to: to - DAY }));
}

function hoursByDate(
  dates: Readonly<Record<string, readonly [string, string][]>>,
): ReadonlyMap<LocalDay, Hours> {
  return new Map(
    Object.entries(dates).map(([date, hours]) => [readLocalDay(date) ?? 0, hours.map(readHours)]),
  );
}

function holidayCheck(holidays: CalendarTerms['holidays']): (day: LocalDay) => boolean {
  const dates = new Set(
    holidays.filter((each) => typeof each === 'string').map((date) => readLocalDay(date)),
  );
  const recurring = holidays.filter((each) => typeof each !== 'string');
  if (recurring.length === 0) return (day) => dates.has(day);
  return (day) => {
    const monthDay = formatLocalDay(day).slice(5);
    return dates.has(day) || recurring.some((holiday) => fallsOn(holiday, monthDay));
  };
}
