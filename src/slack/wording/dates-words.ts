import type { EffectiveTerms } from '../../domain/agreement/agreement-terms.ts';
import { DAY } from '../../domain/calendar/instant.ts';
import { readLocalDay } from '../../domain/calendar/local-date.ts';
import { count } from '../../domain/target/length-words.ts';
import { format } from './clock-words.ts';

const UNITS: Readonly<Record<string, string>> = { Y: 'year', M: 'month', W: 'week', D: 'day' };

/** From when to when an agreement runs and what happens then. */
export function datesWords({ from, to, renewal }: EffectiveTerms): string {
  const end = to === undefined ? 'without an end date' : `until ${dateWords(to)}`;
  return [`from ${dateWords(from)} ${end}`, renewalWords(renewal)].filter(Boolean).join(', ');
}

/** When an agreement ends or renews, in few words for lists. */
export function endWords({ to, renewal }: EffectiveTerms): string {
  if (to === undefined) return 'no end date';
  return renewal?.kind === 'tacit' ? `renews after ${dateWords(to)}` : `ends ${dateWords(to)}`;
}

/** A date of an agreement, which has no time and no zone: “31 Dec 2026”. */
function dateWords(date: string): string {
  const day = readLocalDay(date);
  if (day === null) return date;
  return format(day * DAY, 'UTC', { day: 'numeric', month: 'short', year: 'numeric' });
}

/** “P90D” as “90 days”, “P1Y6M” as “1 year 6 months”. */
export function spanWords(span: string): string {
  return [...span.matchAll(/(\d+)([YMWD])/g)]
    .map(([, number, unit]) => count(Number(number), UNITS[String(unit)] ?? String(unit)))
    .join(' ');
}

function renewalWords(renewal: EffectiveTerms['renewal']): string {
  if (!renewal || renewal.kind === 'none') return '';
  const notice = renewal.notice ? ` (notice: ${spanWords(renewal.notice)} before)` : '';
  return renewal.kind === 'tacit'
    ? `renews by itself for ${spanWords(renewal.term)}${notice}`
    : `can be renewed for ${spanWords(renewal.term)}${notice}`;
}
