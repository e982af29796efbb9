import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { WEEKDAYS, type Weekday } from '../../../domain/calendar/local-date.ts';
import { weeklyHours } from '../../../domain/register/calendar-document.ts';
import { lineOf, linesIn, linesOf, unreadable } from './manner.ts';
import { readDate, readTime } from './values.ts';

type Span = readonly [string, string];

const NAMES: Readonly<Record<Weekday, readonly string[]>> = {
  mon: ['monday', 'montag'],
  tue: ['tuesday', 'dienstag'],
  wed: ['wednesday', 'mittwoch'],
  thu: ['thursday', 'donnerstag'],
  fri: ['friday', 'freitag'],
  sat: ['saturday', 'samstag'],
  sun: ['sunday', 'sonntag'],
};
const SEVERAL: Readonly<Record<string, readonly Weekday[]>> = {
  daily: WEEKDAYS,
  weekdays: WEEKDAYS.slice(0, 5),
  weekends: WEEKDAYS.slice(5),
};
const RANGE = String.raw`\d{1,2}(?:[:.]\d{2})?(?:\s*h|\s*uhr)?\s*(?:-|–|—|to|bis)\s*\d{1,2}(?:[:.]\d{2})?(?:\s*h|\s*uhr)?`;
const GROUP = new RegExp(
  String.raw`^([a-z][a-z ,&–—-]*?) ?:? ?(${RANGE}(?:\s*(?:,|and|und|&)\s*${RANGE})*|24\/7|24 ?h(?:ours)?|all day|around the clock|closed)`,
  'i',
);
const ALWAYS = /^(24\s*[/x]\s*7|always|around the clock)$/i;
const ALL_DAY = /^(24|all day|around)/i;

/** “Mon–Fri 08:00–18:00, Sat 9-12” as hours by day. */
function readWeek(text: string): Readonly<Record<string, readonly Span[]>> {
  if (ALWAYS.test(text.trim())) return { 'mon-sun': [['00:00', '24:00']] };
  const hours: Record<string, Span[]> = {};
  for (let rest = linesIn(text).join(', ').replace(/\s+/g, ' '); rest !== ''; ) {
    const [whole = '', days = '', spans = ''] = GROUP.exec(rest) ?? unreadable(rest);
    for (const day of daysIn(days)) hours[day] = [...(hours[day] ?? []), ...spansIn(spans)];
    rest = rest.slice(whole.length).replace(/^[\s,;]+/, '');
  }
  return hours;
}

function daysIn(text: string): readonly Weekday[] {
  return text
    .toLowerCase()
    .replace(/\bevery day\b/g, 'daily')
    .replace(/ ?(?:[-–—]|\b(?:to|through|bis)\b) ?/g, '-')
    .split(/[ ,&]+|\b(?:and|und)\b/)
    .filter(Boolean)
    .flatMap((range) => SEVERAL[range] ?? daysFrom(range));
}

function daysFrom(range: string): readonly Weekday[] {
  const [first = '', last = first, ...more] = range.split('-');
  if (more.length > 0) return unreadable(range);
  const from = WEEKDAYS.indexOf(dayIn(first));
  const to = WEEKDAYS.indexOf(dayIn(last));
  return from <= to
    ? WEEKDAYS.slice(from, to + 1)
    : [...WEEKDAYS.slice(from), ...WEEKDAYS.slice(0, to + 1)];
}

/** A day by its name or the beginning of it, in English or German; anything longer or other is not guessed at. */
function dayIn(word: string): Weekday {
  const begins = (name: string) => name.startsWith(word) || `${name}s` === word;
  const found = WEEKDAYS.find((day) => NAMES[day].some(begins));
  return word.length < 2 || !found ? unreadable(word) : found;
}

/** “9-12, 13:00–17:00” as spans of a day; “closed” as none. */
function spansIn(text: string): readonly Span[] {
  if (/^closed$/i.test(text.trim())) return [];
  if (ALL_DAY.test(text.trim())) return [['00:00', '24:00']];
  return text
    .split(/\s*(?:,|&|\b(?:and|und)\b)\s*/)
    .filter(Boolean)
    .map((span): Span => {
      const [from, to, ...more] = span.split(/\s*(?:-|–|—|\bto\b|\bbis\b)\s*/);
      if (from === undefined || to === undefined || more.length > 0) return unreadable(span);
      return [timeIn(from), timeIn(to)];
    });
}

function timeIn(text: string): string {
  return readTime(text) ?? unreadable(text);
}

const spans = z.array(z.tuple([z.string(), z.string()]));

/** “Mon–Fri 08:00–18:00, Sat 09:00–12:00”; null for what are no such hours. */
function writeWeek(value: unknown): string | null {
  const week = weeklyHours.safeParse(value).data;
  if (!week) return null;
  const runs: { first: Weekday; last: Weekday; hours: readonly Span[] }[] = [];
  for (const day of WEEKDAYS) {
    const hours = week[day] ?? [];
    const run = runs.at(-1);
    if (run && isDeepStrictEqual(run.hours, hours)) run.last = day;
    else runs.push({ first: day, last: day, hours });
  }
  const named = (day: Weekday) => `${day.slice(0, 1).toUpperCase()}${day.slice(1)}`;
  return runs
    .filter(({ hours }) => hours.length > 0)
    .map(({ first, last, hours }) => {
      const days = first === last ? named(first) : `${named(first)}–${named(last)}`;
      return `${days} ${writeSpans(hours)}`;
    })
    .join(', ');
}

function writeSpans(hours: readonly Span[]): string {
  return hours.length === 0 ? 'closed' : hours.map((span) => span.join('–')).join(', ');
}

export const week = linesOf('Such as Mon–Fri 08:00–18:00, Sat 09:00–12:00. Or 24/7.', {
  read: readWeek,
  write: writeWeek,
});

/** Hours of single dates, one date a line. */
export const dated = linesOf('One day a line, such as 24.12.2026 08:00–12:00.', {
  read: (text) =>
    Object.fromEntries(
      linesIn(text).map((line) => {
        const [, day, hours] = /^(.*?\d{4}|\d{4}-\S+?):?\s+(.+)$/.exec(line) ?? unreadable(line);
        return [readDate(day ?? ''), spansIn(hours ?? '')];
      }),
    ),
  write: (value) => {
    const days = z.record(z.string(), spans).safeParse(value).data;
    if (!days) return null;
    return Object.entries(days)
      .map(([day, hours]) => `${day} ${writeSpans(hours)}`)
      .join('\n');
  },
});

/** Hours that are the same on every day. */
export const daily = {
  ...lineOf('Such as 09:30–10:00, 15:00–15:30.', spansIn),
  write: (value: unknown) => {
    const hours = spans.safeParse(value).data;
    return hours ? writeSpans(hours) : null;
  },
};
