import { type Calendar, openIntervals } from '../../calendar/calendar.ts';
import { DAY, type Instant } from '../../calendar/instant.ts';
import {
  type AgreementRevision,
  type CalendarRevision,
  calendarInForce,
} from '../../register/register.ts';
import { supportHours } from '../hours.ts';
import type { AgreementDate, DatesScene } from './agreement-dates.ts';
import { dateIn } from './term.ts';

const LOOKED_AHEAD = 400 * DAY;
/** A calendar that is closed for so long at the end of what was looked at does not open again. */
const CLOSED_FOR_GOOD = 100 * DAY;

/** When the calendars of an agreement run out: of listed holidays, or of openings. */
export function calendarDates(
  scene: DatesScene,
  { terms }: AgreementRevision,
): readonly AgreementDate[] {
  const keys = new Set([terms.calendar, supportHours(terms)]);
  return [...keys].flatMap((key) => {
    const calendar = calendarInForce(scene.register, key, scene.asOf);
    return calendar
      ? [...missingHolidays(scene, calendar), ...lastOpening(scene, { key, ...terms })]
      : [];
  });
}

function missingHolidays(
  { asOf }: DatesScene,
  calendar: CalendarRevision,
): readonly AgreementDate[] {
  const last = lastListedYear(calendar);
  const year = Number(dateIn(calendar.terms.timeZone, asOf).slice(0, 4));
  if (last === null || last > year) return [];
  const { key, document } = calendar;
  const name = document.name ?? key;
  return [
    {
      ...{ kind: 'holidays-missing', on: `${last + 1}-01-01`, subject: key },
      sentence: `The holidays of “${name}” are listed up to ${last}; from then on its clocks run on holidays.`,
    },
  ];
}

/** The last year for which the dates of holidays are listed; null where none are, or where they recur. */
function lastListedYear({ document }: CalendarRevision): number | null {
  const { observed, holidays } = document;
  const own = holidays.filter((each) => typeof each === 'string');
  const dates = observed.length > 0 ? observed.map(({ date }) => date) : own;
  return dates.length === 0 ? null : Math.max(...dates.map((date) => Number(date.slice(0, 4))));
}

function lastOpening(
  { asOf, calendarOf }: DatesScene,
  { key, timeZone }: { readonly key: string; readonly timeZone: string },
): readonly AgreementDate[] {
  const calendar = calendarOf(key);
  const last = calendar && lastClosing(calendar, asOf);
  if (!last || last > asOf + LOOKED_AHEAD - CLOSED_FOR_GOOD) return [];
  const on = dateIn(timeZone, last - 1);
  const sentence = `The last opening of the calendar “${key}”; after it no clock runs.`;
  return [{ kind: 'hours-end', on, subject: key, sentence }];
}

// Thousands of agreements share a few calendars.
const closings = new WeakMap<Calendar, { readonly asOf: Instant; readonly at: Instant | null }>();

/** The last closing within what is looked ahead. */
function lastClosing(calendar: Calendar, asOf: Instant): Instant | null {
  const known = closings.get(calendar);
  if (known?.asOf === asOf) return known.at;
  const open = openIntervals(calendar, { from: asOf, to: asOf + LOOKED_AHEAD });
  const at = open.at(-1)?.to ?? null;
  closings.set(calendar, { asOf, at });
  return at;
}
