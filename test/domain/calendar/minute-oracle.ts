import { MINUTE } from '../../../src/domain/calendar/instant.ts';
import { WEEKDAYS } from '../../../src/domain/calendar/local-date.ts';

const DAY = 24 * 60;
const STEP = 15;

type Minute = { readonly at: number; readonly wall: number };

export type Hours = readonly (readonly [from: string, to: string])[];
export type OracleTerms = {
  readonly timeZone: string;
  readonly weekly: Readonly<Record<string, Hours>>;
  readonly holidays: readonly string[];
  readonly exceptions: Readonly<Record<string, Hours>>;
  readonly breaks: Readonly<Record<string, Hours>>;
};

/**
 * Which minutes are open, found by looking at the wall clock of every single minute around the
 * span. It shares nothing with the engine and is as slow as it looks.
 */
export function openMinutes(terms: OracleTerms, fromMinute: number, toMinute: number): Set<number> {
  const walls = wallClock(terms.timeZone, fromMinute - 3 * DAY, toMinute + 3 * DAY);
  const open = new Set<number>();
  const mark = (date: number, [from, to]: readonly [string, string], value: boolean) => {
    const opening = date * DAY + minuteOf(from);
    const end = date * DAY + minuteOf(to);
    const closing = end < opening ? end + DAY : end;
    const first =
      walls.find(({ wall }) => wall === opening) ?? walls.find(({ wall }) => wall > opening);
    const last =
      walls.findLast(({ wall }) => wall === closing) ?? walls.find(({ wall }) => wall > closing);
    if (!first || !last) return;
    for (let at = first.at; at < last.at; at++) value ? open.add(at) : open.delete(at);
  };
  const dates = [...new Set(walls.map(({ wall }) => Math.floor(wall / DAY)))].sort((a, b) => a - b);
  // The outermost dates are seen in part only.
  const whole = dates.slice(1, -1);
  for (const date of whole) for (const hours of hoursOn(terms, date)) mark(date, hours, true);
  for (const date of whole)
    for (const hours of terms.breaks[text(date)] ?? []) mark(date, hours, false);
  return open;
}

function hoursOn(terms: OracleTerms, date: number): Hours {
  const exception = terms.exceptions[text(date)];
  if (exception) return [...cutAtMidnight(exception), ...restOf(terms.exceptions[text(date - 1)])];
  if (terms.holidays.includes(text(date))) return [];
  return [
    ...cutAtMidnight(terms.weekly[weekday(date)] ?? []),
    ...restOf(terms.weekly[weekday(date - 1)]),
    ...restOf(terms.exceptions[text(date - 1)]),
  ];
}

function cutAtMidnight(hours: Hours): Hours {
  return hours.map(([from, to]) => (to < from ? [from, '24:00'] : [from, to]));
}

function restOf(hours: Hours = []): Hours {
  return hours.filter(([from, to]) => to < from && to !== '00:00').map(([, to]) => ['00:00', to]);
}

function text(date: number): string {
  return new Date(date * DAY * MINUTE).toISOString().slice(0, 10);
}

function weekday(date: number): string {
  return String(WEEKDAYS[(date + 3) % 7]);
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

const clocks = new Map<string, Intl.DateTimeFormat>();

const seen = new Map<string, readonly Minute[]>();

function wallClock(timeZone: string, from: number, to: number): readonly Minute[] {
  const key = `${timeZone} ${from} ${to}`;
  const walls = seen.get(key) ?? readWallClock(timeZone, from, to);
  seen.set(key, walls);
  return walls;
}

function readWallClock(timeZone: string, from: number, to: number): readonly Minute[] {
  const walls: Minute[] = [];
  // Offsets change on quarters of an hour.
  for (let quarter = Math.floor(from / STEP) * STEP; quarter < to; quarter += STEP) {
    const wall = wallAt(timeZone, quarter);
    for (let i = 0; i < STEP; i++) walls.push({ at: quarter + i, wall: wall + i });
  }
  return walls;
}

function wallAt(timeZone: string, minute: number): number {
  const clock =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
  clocks.set(timeZone, clock);
  const parts = Object.fromEntries(
    clock.formatToParts(minute * MINUTE).map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute: past = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, past) / MINUTE;
}
