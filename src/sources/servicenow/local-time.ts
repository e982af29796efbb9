import { Temporal } from 'temporal-polyfill';
import { DAY, HOUR, type Instant, MINUTE, SECOND } from '../../domain/calendar/instant.ts';
import { isZone } from '../../domain/calendar/zone-name.ts';
import { AccordError } from '../../domain/error.ts';

const DAY_FIRST = /^(\d{2})-(\d{2})-(\d{4}) (\d{2}):(\d{2})(?::(\d{2}))?$/;
const YEAR_FIRST = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2})(?::(\d{2}))?$/;

/** Reads a local date and time of an export; null when it is not one. */
export type ReadTime = (text: string) => Instant | null;

type Local = { readonly midnight: Instant; readonly ofDay: number };

/** A reader of `29-02-2016 01:16` and `2016-02-29 01:16:00`, local in the zone. */
export function timeReader(timeZone: string): ReadTime {
  const zone = checkedZone(timeZone);
  const shifts = new Map<Instant, number | null>();
  return (text) => {
    const local = readLocal(text);
    if (local === null) return null;
    let shift = shifts.get(local.midnight);
    if (shift === undefined) {
      shift = steadyShift(local.midnight, zone);
      shifts.set(local.midnight, shift);
    }
    const wall = local.midnight + local.ofDay;
    return shift === null ? resolve(wall, zone) : wall - shift;
  };
}

/** The zone's offset on that local date, or null on a date on which it changes. */
function steadyShift(midnight: Instant, zone: string): number | null {
  const first = midnight - resolve(midnight, zone);
  const last = midnight + DAY - resolve(midnight + DAY, zone);
  return first === last ? first : null;
}

function resolve(wall: Instant, zone: string): Instant {
  return Temporal.Instant.fromEpochMilliseconds(wall)
    .toZonedDateTimeISO('UTC')
    .toPlainDateTime()
    .toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;
}

function readLocal(text: string): Local | null {
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst) return local([dayFirst[3], dayFirst[2], dayFirst[1]], dayFirst.slice(4));
  const yearFirst = YEAR_FIRST.exec(text);
  return yearFirst ? local(yearFirst.slice(1, 4), yearFirst.slice(4)) : null;
}

function local(
  date: readonly (string | undefined)[],
  time: readonly (string | undefined)[],
): Local | null {
  const [year = 0, month = 0, day = 0] = date.map(Number);
  const [hour = 0, minute = 0, second = 0] = time.map((part) => Number(part ?? 0));
  const midnight = Date.UTC(year, month - 1, day);
  const exists = new Date(midnight).getUTCDate() === day && month <= 12 && month >= 1 && year > 0;
  if (!exists || hour > 23 || minute > 59 || second > 59) return null;
  return { midnight, ofDay: hour * HOUR + minute * MINUTE + second * SECOND };
}

function checkedZone(timeZone: string): string {
  if (isZone(timeZone)) return timeZone;
  throw new AccordError(
    'invalid',
    `“${timeZone}” is not a time zone. Write its IANA name, such as Europe/Berlin.`,
  );
}
