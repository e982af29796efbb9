import { Temporal } from 'temporal-polyfill';
import { AccordError } from '../error.ts';
import { DAY } from './instant.ts';
import type { Interval } from './interval.ts';
import { readSpokenClock } from './spoken-clock.ts';
import { atWallClock, findSpokenTime, type Speaking, type SpokenTime } from './spoken-time.ts';

/** A span that somebody named, and what has to be said about it before it counts. */
export type SpokenSpan = Interval & { readonly notes: readonly string[] };

// Dates are written with some of these as well, so each of them may be the one.
const BETWEEN = / (?:to|until|till) | ?[-–—/] ?/g;
const LASTING = /^(.+) for ((?:\d{1,3} ?(?:h|m|min|hours?|minutes?) ?)+)$/;

/** How to write a span, for those who wrote one that cannot be read. */
export const SPAN_EXAMPLES =
  'sat 22:00-23:30, tomorrow 6:00-8:00, sat 22:00 for 2h or 2026-11-21T22:00Z/2026-11-21T23:30Z';

/** The span that a text such as “sat 22:00-23:30” names where somebody lives; null when it names none. */
export function findSpokenSpan(text: string, speaking: Speaking): SpokenSpan | null {
  const words = text
    .trim()
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^from /, '');
  return lasting(words, speaking) ?? between(words, speaking);
}

/** The same; refuses what names no span, with examples of what does. */
export function readSpokenSpan(text: string, speaking: Speaking): SpokenSpan {
  const span = findSpokenSpan(text, speaking);
  if (span === null) {
    throw new AccordError(
      'invalid',
      `I cannot read “${text.trim()}” as a span of time. Write it as ${SPAN_EXAMPLES}.`,
    );
  }
  if (span.from < span.to) return span;
  throw new AccordError(
    'invalid',
    `“${text.trim()}” ends before it begins. Write it as ${SPAN_EXAMPLES}.`,
  );
}

function lasting(words: string, speaking: Speaking): SpokenSpan | null {
  const [, begin = '', length = ''] = LASTING.exec(words) ?? [];
  const from = begin === '' ? null : findSpokenTime(begin, speaking);
  if (!from) return null;
  const minutes = [...length.matchAll(/(\d+) ?([hm])/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * (unit === 'h' ? 60 : 1),
    0,
  );
  return { from: from.at, to: from.at + minutes * 60_000, notes: notesOf([from]) };
}

function between(words: string, speaking: Speaking): SpokenSpan | null {
  for (const { index, 0: mark } of words.matchAll(BETWEEN)) {
    const from = findSpokenTime(words.slice(0, index), speaking);
    const to = from && endOf(words.slice(index + mark.length), from, speaking);
    if (from && to) return { from: from.at, to: to.at, notes: notesOf([from, to]) };
  }
  return null;
}

/** An end without a day is on the day of the beginning, or on the next one when it lies before it. */
function endOf(text: string, from: SpokenTime, speaking: Speaking): SpokenTime | null {
  const time = readSpokenClock(text);
  if (time === null) return findSpokenTime(text, { ...speaking, now: from.at, meant: 'future' });
  const { timeZone } = speaking;
  const begun = Temporal.Instant.fromEpochMilliseconds(from.at).toZonedDateTimeISO(timeZone);
  const minutes = (time.hour + 24 * time.days) * 60 + time.minute;
  const isNext = minutes <= begun.hour * 60 + begun.minute;
  const date = begun.toPlainDate().add({ days: isNext ? 1 : time.days });
  const to = atWallClock(date, time, speaking);
  return to.at - from.at <= 2 * DAY ? to : null;
}

function notesOf(times: readonly SpokenTime[]): readonly string[] {
  return times.flatMap(({ note }) => note ?? []);
}
