import { z } from 'zod';
import { startOfDate } from '../../domain/agreement/effective-range.ts';
import { type Instant, parseInstant } from '../../domain/calendar/instant.ts';
import { formatLocalDay, readLocalDay } from '../../domain/calendar/local-date.ts';
import { AccordError } from '../../domain/error.ts';

/** What is written after `--at`: an instant in UTC, or a date. */
export const at = z
  .string()
  .superRefine((text, given) => {
    if (readLocalDay(text) !== null || isInstant(text)) return;
    const meant = dateMeant(text);
    const need =
      'After --at I need a date such as 2026-03-31, or an instant such as 2026-03-31T15:00:00Z.';
    const message = meant === null ? need : `${need} Did you mean ${meant}?`;
    given.addIssue({ code: 'custom', message });
  })
  .optional();

/** The instant that is meant; a date means the end of that day where the person lives. */
export function readAt(
  text: string | undefined,
  { now, timeZone }: { readonly now: Instant; readonly timeZone: string },
): Instant | undefined {
  if (text === undefined) return undefined;
  if (isInstant(text)) return notAhead(parseInstant(text), now);
  notAhead(startOfDate(text, timeZone), now);
  return Math.min(endOfDate(text, timeZone), now);
}

/** The last instant of a date where somebody lives. */
export function endOfDate(date: string, timeZone: string): Instant {
  const next = formatLocalDay((readLocalDay(date) ?? 0) + 1);
  return startOfDate(next, timeZone) - 1;
}

function notAhead(instant: Instant, now: Instant): Instant {
  if (instant <= now) return instant;
  throw new AccordError(
    'invalid',
    'That is in the future. I can tell how things stood up to now; leave --at out for now.',
  );
}

const DAY_FIRST = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/;
const YEAR_FIRST = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/;

/** The date that somebody wrote in the way of their country; null when it is none. */
function dateMeant(text: string): string | null {
  const [, first = '', second = '', last = ''] = DAY_FIRST.exec(text) ?? [];
  const [, year = last, month = second, day = first] = YEAR_FIRST.exec(text) ?? [];
  const date = [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-');
  return readLocalDay(date) === null ? null : date;
}

function isInstant(text: string): boolean {
  try {
    return Number.isInteger(parseInstant(text));
  } catch {
    return false;
  }
}
