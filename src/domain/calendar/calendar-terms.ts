import { z } from 'zod';
import { breakHours, dayHours } from './hours.ts';
import { formatLocalDay, readLocalDay, WEEKDAYS } from './local-date.ts';
import { zoneName } from './zone-name.ts';

const date = z.string().refine((text) => readLocalDay(text) !== null, {
  error: ({ input }) => `“${String(input)}” is not a date. Write it as "2026-12-25".`,
});

const monthDay = z.string().refine((text) => readLocalDay(`2024-${text}`) !== null, {
  error: ({ input }) => `“${String(input)}” is not a day of the year. Write it as "12-24".`,
});

const recurring = z.strictObject({ from: monthDay, to: monthDay });

const holiday = z.union([date, recurring], {
  error: ({ input }) =>
    `${JSON.stringify(input)} is not a holiday. Write "2026-12-25", or { from: "12-24", to: "01-02" } for every year.`,
});

/** When a service is supported: the terms of a calendar as they are written and kept. */
export const calendarTerms = z
  .strictObject({
    /** The local date from which this revision holds; absent when it always did. */
    from: date.optional(),
    timeZone: zoneName,
    weekly: z.partialRecord(z.enum(WEEKDAYS), dayHours).default({}),
    holidays: z.array(holiday).default([]),
    exceptions: byDate(dayHours),
    breaks: byDate(breakHours),
  })
  .superRefine((terms, context) => {
    if (!everOpens(terms)) {
      context.addIssue({
        code: 'custom',
        message: 'never opens. Give it weekly hours or special opening days.',
      });
    }
  });

export type CalendarTerms = z.infer<typeof calendarTerms>;
export type RecurringHoliday = z.infer<typeof recurring>;

/** A calendar that is open around the clock. */
export function ALWAYS_OPEN(timeZone: string): CalendarTerms {
  const weekly = Object.fromEntries(WEEKDAYS.map((day) => [day, [['00:00', '24:00']]]));
  return calendarTerms.parse({ timeZone, weekly });
}

// A leap year holds every day of the year, so one of them shows whether a recurring holiday covers all.
function everOpens(terms: {
  readonly weekly: Readonly<Record<string, readonly unknown[]>>;
  readonly holidays: readonly (string | RecurringHoliday)[];
  readonly exceptions: Readonly<Record<string, readonly unknown[]>>;
}): boolean {
  const weekly = Object.values(terms.weekly).some((hours) => hours.length > 0);
  const special = Object.values(terms.exceptions).some((hours) => hours.length > 0);
  return special || (weekly && !coversTheYear(terms.holidays));
}

function coversTheYear(holidays: readonly (string | RecurringHoliday)[]): boolean {
  const recurring = holidays.filter((holiday) => typeof holiday !== 'string');
  const first = readLocalDay('2024-01-01') ?? 0;
  return (
    recurring.length > 0 &&
    Array.from({ length: 366 }, (_, i) => formatLocalDay(first + i).slice(5)).every((monthDay) =>
      recurring.some((holiday) => fallsOn(holiday, monthDay)),
    )
  );
}

/** Whether a recurring holiday, which may cross New Year, holds on a day of the year such as 12-24. */
export function fallsOn({ from, to }: RecurringHoliday, monthDay: string): boolean {
  return from <= to ? from <= monthDay && monthDay <= to : monthDay >= from || monthDay <= to;
}

function byDate<Hours extends typeof dayHours>(hours: Hours) {
  return z
    .record(date, hours, {
      error: ({ code, input }) =>
        code === 'invalid_key'
          ? `has a key that is not a date: ${JSON.stringify(input)}.`
          : undefined,
    })
    .default({});
}
