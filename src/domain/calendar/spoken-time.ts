import { Temporal } from 'temporal-polyfill';
import { AccordError } from '../error.ts';
import type { Instant } from './instant.ts';
import { readSpokenClock } from './spoken-clock.ts';
import { readSpokenDay } from './spoken-day.ts';

/** Where somebody speaks, when, and whether they mean what was or what is to come. */
export type Speaking = {
  readonly now: Instant;
  readonly timeZone: string;
  readonly meant: 'past' | 'future';
};

/** An instant that somebody named, and what has to be said about it before it counts. */
export type SpokenTime = { readonly at: Instant; readonly note: string | null };

/** How to write a time, for those who wrote one that cannot be read. */
const TIME_EXAMPLES = '14:05, yesterday 23:50, sat 22:00 or 2026-11-21T22:00Z';

const ZONED = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:?\d{2})$/i;
const AGO = /^(?:in )?(\d{1,4}) ?(m|min|minutes?|h|hours?)( ago)?$/;
const MINUTES = { m: 1, h: 60 } as const;

/** The instant that a text such as “sat 22:00” or “14:05” names where somebody lives; null when it names none. */
export function findSpokenTime(text: string, speaking: Speaking): SpokenTime | null {
  const words = text.trim().toLowerCase().replace(/\s+/g, ' ').replace(/^at /, '');
  if (words === 'now') return { at: speaking.now, note: null };
  if (ZONED.test(words)) return zoned(words);
  return counted(words, speaking) ?? onClock(words, speaking);
}

/** The same; refuses what names no instant, with examples of what does. */
export function readSpokenTime(text: string, speaking: Speaking): SpokenTime {
  const found = findSpokenTime(text, speaking);
  if (found) return found;
  throw new AccordError(
    'invalid',
    `I cannot read “${text.trim()}” as a time. Write it as ${TIME_EXAMPLES}.`,
  );
}

function zoned(words: string): SpokenTime | null {
  try {
    return { at: Temporal.Instant.from(words.toUpperCase()).epochMilliseconds, note: null };
  } catch {
    return null;
  }
}

/** “20 min ago”, “in 2 hours”. */
function counted(words: string, { now }: Speaking): SpokenTime | null {
  const [, count = '', unit = '', ago] = AGO.exec(words) ?? [];
  const isAhead = words.startsWith('in ');
  if (count === '' || isAhead === (ago !== undefined)) return null;
  const minutes = Number(count) * (unit.startsWith('h') ? MINUTES.h : MINUTES.m);
  return { at: now + (isAhead ? 1 : -1) * minutes * 60_000, note: null };
}

/** A time of the day, with or without a day before or after it. */
function onClock(words: string, speaking: Speaking): SpokenTime | null {
  const parts = words.replace('t', (letter, at: number) => (at === 10 ? ' ' : letter)).split(' ');
  for (const [day, clock] of [
    [parts.slice(0, -1), parts.slice(-1)],
    [parts.slice(0, -2), parts.slice(-2)],
  ] as const) {
    const time = readSpokenClock(clock.join(' '));
    const date = time === null ? null : readSpokenDay(day.join(' '), { ...speaking, time });
    if (time !== null && date !== null)
      return atWallClock(date.add({ days: time.days }), time, speaking);
  }
  return null;
}

type WallTime = { readonly hour: number; readonly minute: number };

/** A time that the clocks skip is none; one that they show twice is the first of both, which is said. */
export function atWallClock(
  date: Temporal.PlainDate,
  { hour, minute }: WallTime,
  { timeZone }: Pick<Speaking, 'timeZone'>,
): SpokenTime {
  const wall = date.toPlainDateTime({ hour, minute });
  const [earlier, later] = (['earlier', 'later'] as const).map((disambiguation) =>
    wall.toZonedDateTime(timeZone, { disambiguation }),
  );
  const at = earlier?.epochMilliseconds ?? 0;
  if (at === later?.epochMilliseconds) return { at, note: null };
  const shown = wall.toPlainTime().toString({ smallestUnit: 'minute' });
  const day = `${wall.toPlainDate()} in ${timeZone}`;
  if (earlier?.toPlainDateTime().equals(wall)) {
    const second = `${later?.toInstant().toString({ smallestUnit: 'minute' })}`;
    return {
      at,
      note: `${shown} comes twice on ${day}; I take the first. The second is ${second}.`,
    };
  }
  const after = later?.toPlainTime().toString({ smallestUnit: 'minute' });
  throw new AccordError(
    'invalid',
    `There is no ${shown} on ${day}: the clocks go forward then. Write ${after} or another time.`,
  );
}
