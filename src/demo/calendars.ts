import { type Calendar, compileCalendar } from '../domain/calendar/calendar.ts';
import type { Register } from '../domain/register/register.ts';

/** The calendars of a register as they were first written. */
export function calendarsOf({ calendars }: Register): ReadonlyMap<string, Calendar> {
  return new Map(
    [...calendars].flatMap(([key, [first]]) =>
      first ? [[key, compileCalendar(first.terms)] as const] : [],
    ),
  );
}
