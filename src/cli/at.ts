import { InvalidArgumentError } from 'commander';
import { startOfDate } from '../domain/agreement/effective-range.ts';
import { type Instant, parseInstant } from '../domain/calendar/instant.ts';
import { formatLocalDay, readLocalDay } from '../domain/calendar/local-date.ts';
import { loadRegister } from '../usecases/register/load-register.ts';
import type { Setting } from '../usecases/status/viewing.ts';

/** The option `--at`, as every command that has it describes and checks it. */
export const AT_OPTION = [
  '--at <when>',
  'as it stood then: a date such as 2026-03-31 (its end in the time zone of the agreements; where they have several, in the one where the day ends first), or an instant in UTC such as 2026-03-31T22:00:00Z',
  checkedAt,
] as const;

const DAY_FIRST = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/;
const YEAR_FIRST = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/;

/** The instant that is meant; a date means its end, in the earliest of the agreements' zones, so that no later period begins. */
export async function readAt(
  setting: Setting,
  text: string | undefined,
): Promise<Instant | undefined> {
  if (text === undefined) return undefined;
  const day = readLocalDay(text);
  if (day === null) return parseInstant(text);
  const { agreements } = await loadRegister(setting);
  const agreed = [...agreements.values()].flat().map(({ terms }) => terms.timeZone);
  const zones = [...new Set(agreed.length > 0 ? agreed : ['UTC'])];
  const starts = zones.map((zone) => startOfDate(text, zone));
  const ends = zones.map((zone) => startOfDate(formatLocalDay(day + 1), zone) - 1);
  const end = Math.min(...ends);
  // A day that has begun is asked about as far as it has come; one to come is refused later.
  return Math.min(...starts) <= setting.now ? Math.min(end, setting.now) : end;
}

/** Refuses what is neither a date nor an instant before a database is opened. */
function checkedAt(text: string): string {
  if (readLocalDay(text) !== null) return text;
  try {
    parseInstant(text);
    return text;
  } catch {
    const meant = dateMeant(text);
    throw new InvalidArgumentError(
      meant === null
        ? 'Write a date such as 2026-03-27, or an instant such as 2026-03-27T15:00:00Z, in UTC.'
        : `Did you mean ${meant}?`,
    );
  }
}

/** The date that somebody wrote in the way of their country; null when it is none. */
function dateMeant(text: string): string | null {
  const [, first = '', second = '', last = ''] = DAY_FIRST.exec(text) ?? [];
  const [, year = last, month = second, day = first] = YEAR_FIRST.exec(text) ?? [];
  const date = [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-');
  return readLocalDay(date) === null ? null : date;
}
