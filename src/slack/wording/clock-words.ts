import { DAY, type Instant } from '../../domain/calendar/instant.ts';

/** Says times as somebody in a place says them. */
export type ClockWords = {
  readonly timeZone: string;
  /** “today 16:05”, “Mon 23 Nov 09:00”, “3 Mar 2027 09:00”. */
  readonly time: (at: Instant) => string;
  /** “today”, “23 Nov 2026”. */
  readonly date: (at: Instant) => string;
};

const NEAR: Readonly<Record<number, string>> = { [-1]: 'yesterday', 0: 'today', 1: 'tomorrow' };

/** The words for times on the clock of a zone, seen from `now`. */
export function clockWords(timeZone: string, now: Instant): ClockWords {
  const zone = isZone(timeZone) ? timeZone : 'UTC';
  const clock = (at: Instant) => format(at, zone, { hour: '2-digit', minute: '2-digit' });
  const date = (at: Instant) =>
    NEAR[daysBetween(now, at, zone)] ??
    format(at, zone, { day: 'numeric', month: 'short', year: 'numeric' });
  const day = (at: Instant) =>
    Math.abs(daysBetween(now, at, zone)) < 2 || Math.abs(at - now) > 6 * DAY
      ? date(at)
      : format(at, zone, { weekday: 'short', day: 'numeric', month: 'short' }).replace(',', '');
  return { timeZone: zone, date, time: (at) => `${day(at)} ${clock(at)}` };
}

/** The same for messages that stay, whenever they are read: “Mon 16 Nov, 10:28”. */
export function lastingClockWords(timeZone: string): ClockWords {
  const zone = isZone(timeZone) ? timeZone : 'UTC';
  const clock = (at: Instant) => format(at, zone, { hour: '2-digit', minute: '2-digit' });
  const day = (at: Instant) =>
    format(at, zone, { weekday: 'short', day: 'numeric', month: 'short' }).replace(',', '');
  const date = (at: Instant) =>
    format(at, zone, { day: 'numeric', month: 'short', year: 'numeric' });
  return { timeZone: zone, date, time: (at) => `${day(at)}, ${clock(at)}` };
}

/** A calendar day of a zone as 2026-11-23. */
export function isoDay(at: Instant, timeZone: string): string {
  return format(at, timeZone, { year: 'numeric', month: '2-digit', day: '2-digit' }, 'sv');
}

/** An instant in words of a zone, chosen as Intl understands them. */
export function format(
  at: Instant,
  timeZone: string,
  ...[shape, locale = 'en-GB']: readonly [Intl.DateTimeFormatOptions, string?]
): string {
  const words = new Intl.DateTimeFormat(locale, { ...shape, hourCycle: 'h23', timeZone });
  // Every other month has three letters.
  return words.format(at).replace(/\bSept\b/, 'Sep');
}

function daysBetween(from: Instant, to: Instant, timeZone: string): number {
  const days = [from, to].map((at) => Date.parse(isoDay(at, timeZone)) / DAY);
  return Number(days[1]) - Number(days[0]);
}

function isZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}
