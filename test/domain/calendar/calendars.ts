import { type Calendar, compileCalendar } from '../../../src/domain/calendar/calendar.ts';
import { type CalendarTerms, calendarTerms } from '../../../src/domain/calendar/calendar-terms.ts';
import { parseInstant } from '../../../src/domain/calendar/instant.ts';
import type { Interval } from '../../../src/domain/calendar/interval.ts';

type Written = Partial<Parameters<typeof calendarTerms.parse>[0] & object>;

/** A calendar as a person writes it. */
export function calendar(written: Written): Calendar {
  return compileCalendar(terms(written));
}

function terms(written: Written): CalendarTerms {
  return calendarTerms.parse({ timeZone: 'UTC', ...written });
}

/** Open on every day of the week with the same hours. */
export function daily(timeZone: string, ...hours: readonly [string, string][]): Calendar {
  return calendar({ timeZone, weekly: everyDay(hours) });
}

/** Open from Monday to Friday with the same hours. */
export function workdays(timeZone: string, ...hours: readonly [string, string][]): Calendar {
  const { sat: _sat, sun: _sun, ...weekly } = everyDay(hours);
  return calendar({ timeZone, weekly });
}

export function span(from: string, to: string): Interval {
  return { from: parseInstant(from), to: parseInstant(to) };
}

function everyDay(hours: readonly (readonly [string, string])[]) {
  return {
    mon: hours,
    tue: hours,
    wed: hours,
    thu: hours,
    fri: hours,
    sat: hours,
    sun: hours,
  };
}
