import { Temporal } from 'temporal-polyfill';
import { WEEKDAYS } from './local-date.ts';
import type { SpokenClock } from './spoken-clock.ts';
import type { Speaking } from './spoken-time.ts';

type Asked = Speaking & { readonly time: SpokenClock };

const NEAR: Readonly<Record<string, number>> = { yesterday: -1, today: 0, tomorrow: 1 };
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** The day that a text such as “sat”, “tomorrow” or “21.11.” names; without one, the nearest on which the time fits. */
export function readSpokenDay(text: string, asked: Asked): Temporal.PlainDate | null {
  const words = text.replace(/^on |,$/g, '').replace(/(\d)(st|nd|rd|th)\b/, '$1');
  const here = Temporal.Instant.fromEpochMilliseconds(asked.now).toZonedDateTimeISO(asked.timeZone);
  const today = here.toPlainDate();
  const offset = NEAR[words];
  if (offset !== undefined) return today.add({ days: offset });
  if (words === '') return today.add({ days: passed(here, asked) });
  return weekday(words, today, asked) ?? dated(words, today, asked);
}

/** What was cannot be later today, nor what is to come earlier. */
function passed(here: Temporal.ZonedDateTime, { time, meant }: Asked): -1 | 0 | 1 {
  const minutes = (time.hour + 24 * time.days) * 60 + time.minute;
  const now = here.hour * 60 + here.minute;
  if (meant === 'past') return minutes > now ? -1 : 0;
  return minutes < now ? 1 : 0;
}

function weekday(words: string, today: Temporal.PlainDate, asked: Asked) {
  const [, next, name = ''] = /^(next )?([a-z]{3,9})$/.exec(words) ?? [];
  const index = WEEKDAYS.findIndex((day) => name === day || FULL[day] === name);
  if (index < 0) return null;
  const ahead = (index + 1 - today.dayOfWeek + 7) % 7;
  if (asked.meant === 'past') return today.subtract({ days: (7 - ahead) % 7 });
  const days = ahead === 0 && (next !== undefined || isOver(asked)) ? 7 : ahead;
  return today.add({ days });
}

const FULL: Readonly<Record<(typeof WEEKDAYS)[number], string>> = {
  ...{ mon: 'monday', tue: 'tuesday', wed: 'wednesday', thu: 'thursday' },
  ...{ fri: 'friday', sat: 'saturday', sun: 'sunday' },
};

function isOver(asked: Asked): boolean {
  const here = Temporal.Instant.fromEpochMilliseconds(asked.now).toZonedDateTimeISO(asked.timeZone);
  return passed(here, asked) === 1;
}

/** “2026-11-21”, “21.11.”, “21 nov 2026”, “nov 21”; without a year, the nearest one that fits. */
function dated(words: string, today: Temporal.PlainDate, { meant }: Asked) {
  const found = iso(words) ?? dayFirst(words) ?? named(words);
  if (!found) return null;
  const { year = today.year, month, day } = found;
  const date = dateOf(year, month, day);
  if (!date || found.year !== undefined) return date;
  const order = Temporal.PlainDate.compare(date, today);
  if (meant === 'past' && order > 0) return dateOf(year - 1, month, day);
  return meant === 'future' && order < 0 ? dateOf(year + 1, month, day) : date;
}

type Parts = { readonly year?: number; readonly month: number; readonly day: number };

function iso(words: string): Parts | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(words) ?? [];
  return year === undefined ? null : partsOf(year, Number(month), day);
}

function dayFirst(words: string): Parts | null {
  const [, day, month, year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})?$/.exec(words) ?? [];
  return day === undefined ? null : partsOf(year, Number(month), day);
}

function named(words: string): Parts | null {
  const [, first, name = '', year] = /^(\d{1,2}) ([a-z]{3,9})(?: (\d{4}))?$/.exec(words) ?? [];
  const [, other = '', last, later] = /^([a-z]{3,9}) (\d{1,2})(?:,? (\d{4}))?$/.exec(words) ?? [];
  const month = MONTHS.indexOf((name || other).slice(0, 3)) + 1;
  const day = first ?? last;
  return month === 0 || day === undefined ? null : partsOf(year ?? later, month, day);
}

function partsOf(year: string | undefined, month: number, day: string | undefined): Parts {
  return { ...(year !== undefined && { year: Number(year) }), month, day: Number(day) };
}

function dateOf(year: number, month: number, day: number): Temporal.PlainDate | null {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch {
    return null;
  }
}
