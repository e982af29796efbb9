import { z } from 'zod';
import { type CalendarTerms, calendarTerms } from '../calendar/calendar-terms.ts';
import { dayHours } from '../calendar/hours.ts';
import { WEEKDAYS, type Weekday } from '../calendar/local-date.ts';
import { displayName, localDate, text, timeZone } from './term-values.ts';

const days = text(
  'a weekday such as mon, or a range such as mon-fri',
  (written) => daysOf(written).length > 0,
);

/** Weekly hours by day or by range of days; a single day says more than a range that contains it. */
export const weeklyHours = z
  .record(days, dayHours)
  .superRefine((hours, context) => {
    for (const day of WEEKDAYS) {
      const ranges = Object.keys(hours).filter((key) => key !== day && daysOf(key).includes(day));
      if (ranges.length < 2 || hours[day]) continue;
      const message = `${day} is in both ${ranges.join(' and ')}: expected each day once`;
      context.addIssue({ code: 'custom', message, path: [ranges[1] ?? day] });
    }
  })
  .transform(byWeekday);

/** The public holidays of a country or region, to be resolved. */
export const publicHolidaysOf = z.strictObject({
  region: text('a country or region such as DE or DE-BE', (code) => REGION.test(code)),
});

/** A public holiday as it was resolved when the calendar was imported. */
const observed = z.strictObject({ date: localDate, name: displayName, region: z.string() });

/** A calendar as it is kept in the register: its terms, its name, since when, and the resolved public holidays. */
export const calendarDocumentTerms = z.strictObject({
  ...calendarTerms.shape,
  timeZone,
  weekly: weeklyHours.default({}),
  holidays: z
    .array(z.union([calendarTerms.shape.holidays.unwrap().element, publicHolidaysOf]))
    .default([]),
  name: displayName.optional(),
  from: localDate.optional(),
  observed: z.array(observed).default([]),
});

export type CalendarDocumentTerms = z.output<typeof calendarDocumentTerms>;
export type ObservedHoliday = CalendarDocumentTerms['observed'][number];

const ORDER: readonly string[] = WEEKDAYS;
const REGION = /^[A-Z]{2}(-[A-Z0-9]{1,3}){0,2}$/;

/** The regions whose public holidays a calendar observes. */
export function regionsOf({
  holidays,
}: Pick<CalendarDocumentTerms, 'holidays'>): readonly string[] {
  return holidays.flatMap((holiday) =>
    typeof holiday === 'object' && 'region' in holiday ? [holiday.region] : [],
  );
}

/** What is compiled and measured: public holidays are the dates that were resolved, never looked up again. */
export function calendarTermsOf(document: CalendarDocumentTerms): CalendarTerms {
  const { name: _name, from: _from, observed, holidays, ...terms } = document;
  const own = holidays.flatMap((holiday) =>
    typeof holiday === 'object' && 'region' in holiday ? [] : [holiday],
  );
  return { ...terms, holidays: [...own, ...observed.map(({ date }) => date)] };
}

function daysOf(written: string): readonly Weekday[] {
  const [first = '', last = first, ...rest] = written.split('-');
  const from = ORDER.indexOf(first);
  const to = ORDER.indexOf(last);
  if (from < 0 || to < 0 || rest.length > 0) return [];
  return from <= to
    ? WEEKDAYS.slice(from, to + 1)
    : [...WEEKDAYS.slice(from), ...WEEKDAYS.slice(0, to + 1)];
}

type WeeklyHours = CalendarTerms['weekly'];

function byWeekday(hours: Readonly<Record<string, z.output<typeof dayHours>>>): WeeklyHours {
  const bySize = Object.keys(hours).sort((a, b) => daysOf(b).length - daysOf(a).length);
  return Object.fromEntries(
    bySize.flatMap((key) => daysOf(key).map((day) => [day, hours[key] ?? []])),
  );
}
