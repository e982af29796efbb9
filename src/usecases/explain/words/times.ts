import { DAY, type Instant } from '../../../domain/calendar/instant.ts';
import type { Interval } from '../../../domain/calendar/interval.ts';
import { wallClockAt, zoneDuring } from '../../../domain/calendar/zone.ts';
import { exactLength } from './exact-length.ts';

/** Says the times of a ledger on somebody's clock, dates always with them. */
export type Times = {
  readonly timeZone: string;
  /** “Fri 13 Nov 15:28”, with the year when it is not the one of `asOf`. */
  readonly at: (at: Instant) => string;
  /** “Fri 13 Nov 15:28 – 17:00”. */
  readonly span: (span: Interval) => string;
  /** “the clocks went forward by 1 h”; null unless they were changed within the span. */
  readonly shift: (span: Interval) => string | null;
};

/** The times of a zone, seen from an instant. */
export function timesIn(timeZone: string, asOf: Instant): Times {
  const write = (at: Instant, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { ...options, hourCycle: 'h23', timeZone }).format(at);
  const year = (at: Instant) => write(at, { year: 'numeric' });
  const day = (at: Instant) => {
    const date = write(at, { weekday: 'short', day: 'numeric', month: 'short' })
      .replace(',', '')
      .replace('Sept', 'Sep');
    return year(at) === year(asOf) ? date : `${date} ${year(at)}`;
  };
  // A clock that stopped within a minute is told to the second.
  const time = (at: Instant) =>
    write(at, {
      hour: '2-digit',
      minute: '2-digit',
      ...(at % 60_000 !== 0 && { second: '2-digit' }),
    });
  const at = (instant: Instant) => `${day(instant)} ${time(instant)}`;
  return {
    timeZone,
    at,
    span: ({ from, to }) => `${at(from)} – ${day(from) === day(to) ? time(to) : at(to)}`,
    shift: (span) => shiftWords(span, timeZone),
  };
}

function shiftWords({ from, to }: Interval, timeZone: string): string | null {
  const zone = zoneDuring(timeZone, Math.floor(from / DAY), Math.floor(to / DAY));
  const shift = wallClockAt(zone, to) - wallClockAt(zone, from) - (to - from);
  if (shift === 0) return null;
  return `the clocks went ${shift > 0 ? 'forward' : 'back'} by ${exactLength(Math.abs(shift))}`;
}
