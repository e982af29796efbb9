import { fallsOn } from '../../domain/calendar/calendar-terms.ts';
import { DAY, type Instant } from '../../domain/calendar/instant.ts';
import type { Interval } from '../../domain/calendar/interval.ts';
import {
  dayOfWallClock,
  formatLocalDay,
  type LocalDay,
  WEEKDAYS,
  weekdayOf,
} from '../../domain/calendar/local-date.ts';
import { firstInstantAt, wallClockAt, zoneDuring } from '../../domain/calendar/zone.ts';
import type { CalendarRevision } from '../../domain/register/register.ts';
import type { LedgerEntry } from './ledger.ts';

type Document = CalendarRevision['document'];
type Cause = Pick<LedgerEntry, 'kind' | 'name' | 'rule'>;

/** The calendar as it was written, at an instant, and its weekly hours in words. */
export type ClosedReader = {
  readonly documentAt: (at: Instant) => Document;
  readonly hoursOf: (document: Document) => string;
};

/** A closed stretch by its causes: special hours or a holiday of a local date, else the weekly hours. */
export function closedParts(span: Interval, reader: ClosedReader): readonly LedgerEntry[] {
  const parts: LedgerEntry[] = [];
  for (const { from, to, day } of localDays(span, reader.documentAt(span.from).timeZone)) {
    const document = reader.documentAt(from);
    const cause = causeOn(day, document, reader.hoursOf(document));
    const last = parts.at(-1);
    if (last && last.rule === cause.rule && last.kind === cause.kind) {
      parts[parts.length - 1] = { ...last, to, ms: to - last.from };
    } else parts.push({ from, to, ms: to - from, ...cause });
  }
  return parts;
}

/** The local dates of a span, each with the part of the span that lies on it. */
export function localDays(
  { from, to }: Interval,
  timeZone: string,
): readonly (Interval & { readonly day: LocalDay })[] {
  const zone = zoneDuring(timeZone, Math.floor(from / DAY) - 1, Math.floor(to / DAY) + 1);
  const days: (Interval & { day: LocalDay })[] = [];
  let at = from;
  for (let day = dayOfWallClock(wallClockAt(zone, from)); at < to; day++) {
    const end = Math.min(to, firstInstantAt(zone, (day + 1) * DAY));
    if (end > at) days.push({ from: at, to: end, day });
    at = Math.max(at, end);
  }
  return days;
}

function causeOn(day: LocalDay, document: Document, hours: string): Cause {
  const date = formatLocalDay(day);
  const special = document.exceptions[date];
  if (special) return { kind: 'closed', rule: `closed: ${specialHours(date, special)}` };
  const weekly = document.weekly[WEEKDAYS[weekdayOf(day)] ?? 'mon'] ?? [];
  const holiday = weekly.length > 0 ? holidayOn(date, document) : null;
  if (holiday) return holiday;
  const breaks = document.breaks[date];
  const besides = breaks ? `, with a break ${hoursText(breaks)} on ${date}` : '';
  return { kind: 'closed', rule: `closed: outside ${hours}${besides}` };
}

/** A holiday that falls on a day without hours changes nothing, so only working days are asked about. */
function holidayOn(date: string, { observed, holidays }: Document): Cause | null {
  const known = observed.find((one) => one.date === date);
  if (known) {
    const { name, region } = known;
    return { kind: 'holiday', name, rule: `holiday: ${name} (${region}, ${date})` };
  }
  const agreed = holidays.some((holiday) => {
    if (typeof holiday === 'string') return holiday === date;
    return 'from' in holiday && fallsOn(holiday, date.slice(5));
  });
  return agreed ? { kind: 'holiday', rule: `holiday: closed on ${date} by agreement` } : null;
}

function specialHours(date: string, hours: readonly (readonly [string, string])[]): string {
  return hours.length === 0
    ? `no hours on ${date} by agreement`
    : `outside the special hours ${hoursText(hours)} of ${date}`;
}

function hoursText(hours: readonly (readonly [string, string])[]): string {
  return hours.map((span) => span.join('–')).join(', ');
}
