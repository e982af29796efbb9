import { monthDayOf, readLocalDay, yearOf } from '../calendar/local-date.ts';
import { count } from '../target/length-words.ts';

const UNITS: Readonly<Record<string, string>> = { Y: 'year', M: 'month', W: 'week', D: 'day' };

// Three letters each; the formats of the language write “Sept”.
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** A date of an agreement, which has no time and no zone: “31 Dec 2026”. */
export function dateWords(date: string): string {
  const day = readLocalDay(date);
  if (day === null) return date;
  const { month, dayOfMonth } = monthDayOf(day);
  return `${dayOfMonth} ${MONTHS[month]} ${yearOf(day)}`;
}

/** “P90D” as “90 days”, “P1Y6M” as “1 year 6 months”. */
export function spanWords(span: string): string {
  return [...span.matchAll(/(\d+)([YMWD])/g)]
    .map(([, number, unit]) => count(Number(number), UNITS[String(unit)] ?? String(unit)))
    .join(' ');
}

/** “every year”, “every 6 months”. */
export function everyWords(span: string): string {
  return `every ${spanWords(span).replace(/^1 (?=\w+$)/, '')}`;
}
