import { MINUTE } from '../../../src/domain/calendar/instant.ts';
import { WEEKDAYS } from '../../../src/domain/calendar/local-date.ts';

const DAY = 24 * 60;
const QUARTER = 15;

export type Hours = readonly (readonly [from: string, to: string])[];
export type OracleTerms = {
  readonly timeZone: string;
  readonly weekly: Readonly<Record<string, Hours>>;
  readonly holidays: readonly (string | { readonly from: string; readonly to: string })[];
  readonly exceptions: Readonly<Record<string, Hours>>;
  readonly breaks: Readonly<Record<string, Hours>>;
};

/** What the wall clocks of a zone show in every single minute of some days, as minutes since 1970. */
export type WallClock = {
  readonly firstMinute: number;
  readonly walls: readonly number[];
  readonly first: ReadonlyMap<number, number>;
  readonly last: ReadonlyMap<number, number>;
};

/** Looks at the wall clock of a zone minute by minute, with two days around the span that is asked about. */
export function readWallClock(timeZone: string, from: number, to: number): WallClock {
  const read = reader(timeZone);
  const [firstMinute, end] = [quarterOf(from - 2 * DAY), quarterOf(to + 2 * DAY)];
  const walls: number[] = [];
  for (let quarter = firstMinute; quarter < end; quarter += QUARTER) {
    const [wall, next] = [read(quarter), read(quarter + QUARTER)];
    // Between two looks that are as far apart as the time between them, nothing happened.
    const isPlain = next - wall === QUARTER;
    for (let i = 0; i < QUARTER; i++) walls.push(isPlain ? wall + i : read(quarter + i));
  }
  const first = new Map([...walls.entries()].reverse().map(([at, wall]) => [wall, at]));
  const last = new Map([...walls.entries()].map(([at, wall]) => [wall, at]));
  return { firstMinute, walls, first, last };
}

/**
 * Which minutes since the first one of the wall clock are open, each of them marked by itself. It shares nothing
 * with the engine: no intervals, no sums, no offsets.
 */
export function openMinutes(terms: OracleTerms, clock: WallClock): Uint8Array {
  const open = new Uint8Array(clock.walls.length);
  const mark = (date: number, [from, to]: readonly [string, string], value: 0 | 1) => {
    const opening = date * DAY + minuteOf(from);
    const end = date * DAY + minuteOf(to);
    const closing = end < opening ? end + DAY : end;
    const first = clock.first.get(opening) ?? firstAfter(clock, opening);
    const last = clock.last.get(closing) ?? firstAfter(clock, closing);
    for (let at = first; at < last; at++) open[at] = value;
  };
  const dates = [...new Set(clock.walls.map((wall) => Math.floor(wall / DAY)))];
  // The outermost dates are seen in part only.
  const whole = dates.sort((a, b) => a - b).slice(1, -1);
  for (const date of whole) for (const hours of hoursOn(terms, date)) mark(date, hours, 1);
  for (const date of whole)
    for (const hours of terms.breaks[text(date)] ?? []) mark(date, hours, 0);
  return open;
}

function firstAfter({ walls }: WallClock, wall: number): number {
  const at = walls.findIndex((each) => each > wall);
  return at === -1 ? walls.length : at;
}

function hoursOn(terms: OracleTerms, date: number): Hours {
  const exception = terms.exceptions[text(date)];
  if (exception) return [...cutAtMidnight(exception), ...restOf(terms.exceptions[text(date - 1)])];
  if (terms.holidays.some((holiday) => isOn(holiday, text(date)))) return [];
  return [
    ...cutAtMidnight(terms.weekly[weekday(date)] ?? []),
    ...restOf(terms.weekly[weekday(date - 1)]),
    ...restOf(terms.exceptions[text(date - 1)]),
  ];
}

function isOn(holiday: OracleTerms['holidays'][number], date: string): boolean {
  if (typeof holiday === 'string') return holiday === date;
  const day = date.slice(5);
  const { from, to } = holiday;
  return from <= to ? from <= day && day <= to : from <= day || day <= to;
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

function quarterOf(minute: number): number {
  return Math.floor(minute / QUARTER) * QUARTER;
}

function reader(timeZone: string): (minute: number) => number {
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  return (at) => {
    const shown = Object.fromEntries(
      clock.formatToParts(at * MINUTE).map(({ type, value }) => [type, Number(value)]),
    );
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = shown;
    return Date.UTC(year, month - 1, day, hour, minute) / MINUTE;
  };
}
