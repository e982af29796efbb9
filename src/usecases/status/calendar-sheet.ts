import { WEEKDAYS } from '../../domain/calendar/local-date.ts';
import type { CalendarRevision } from '../../domain/register/register.ts';

/** When support is open, as people read it. */
export type CalendarSheet = {
  readonly key: string;
  readonly name: string;
  readonly timeZone: string;
  /** Runs of days with the same hours; without hours they are closed. */
  readonly week: readonly { readonly days: string; readonly hours: readonly string[] }[];
  /** The public holidays and the other closed dates that are observed, as they were written. */
  readonly holidays: readonly string[];
};

const NAMES = {
  mon: 'Mon',
  tue: 'Tue',
  wed: 'Wed',
  thu: 'Thu',
  fri: 'Fri',
  sat: 'Sat',
  sun: 'Sun',
};

/** Describes a calendar: “Mon–Thu 08:00–18:00, Fri 08:00–17:00”, and whose holidays it observes. */
export function calendarSheet({ key, document }: CalendarRevision): CalendarSheet {
  const { name = key, timeZone, weekly, holidays } = document;
  const runs: { first: string; last: string; hours: readonly string[] }[] = [];
  for (const day of WEEKDAYS) {
    const hours = (weekly[day] ?? []).map((span) => span.join('–'));
    const run = runs.at(-1);
    if (run && run.hours.join() === hours.join()) run.last = NAMES[day];
    else runs.push({ first: NAMES[day], last: NAMES[day], hours });
  }
  const week = runs.map(({ first, last, hours }) => ({
    days: first === last ? first : `${first}–${last}`,
    hours,
  }));
  return { key, name, timeZone, week, holidays: holidays.map(holidayWords) };
}

type Holiday = CalendarRevision['document']['holidays'][number];

function holidayWords(holiday: Holiday): string {
  if (typeof holiday === 'string') return holiday;
  if ('region' in holiday) return `public holidays of ${holiday.region}`;
  return holiday.from === holiday.to
    ? `every ${holiday.from}`
    : `every ${holiday.from} to ${holiday.to}`;
}
