import { DAY } from '../calendar/instant.ts';
import { readLocalDay } from '../calendar/local-date.ts';
import { count } from '../target/length-words.ts';

const UNITS: Readonly<Record<string, string>> = { Y: 'year', M: 'month', W: 'week', D: 'day' };

const DATE = new Intl.DateTimeFormat('en-GB', {
  ...{ day: 'numeric', month: 'short', year: 'numeric' },
  timeZone: 'UTC',
});

/** A date of an agreement, which has no time and no zone: “31 Dec 2026”. */
export function dateWords(date: string): string {
  const day = readLocalDay(date);
  return day === null ? date : DATE.format(day * DAY);
}

/** “P90D” as “90 days”, “P1Y6M” as “1 year 6 months”. */
export function spanWords(span: string): string {
  return [...span.matchAll(/(\d+)([YMWD])/g)]
    .map(([, number, unit]) => count(Number(number), UNITS[String(unit)] ?? String(unit)))
    .join(' ');
}
