import { DAY, HOUR, type Instant, MINUTE } from '../calendar/instant.ts';
import {
  firstInstantAt,
  lastInstantAt,
  wallClockAt,
  type Zone,
  zoneDuring,
} from '../calendar/zone.ts';
import type { QuietHours } from '../party/alert-terms.ts';

/** When the quiet hours end in which an instant lies, on the clock of a zone; null when it lies in none. */
export function quietUntil(
  { from, to }: QuietHours,
  timeZone: string,
  at: Instant,
): Instant | null {
  const { zone, day, time } = clockAt(timeZone, at);
  const [begins, ends] = [timeOf(from), timeOf(to)];
  const overnight = begins > ends;
  const isQuiet = overnight ? time >= begins || time < ends : time >= begins && time < ends;
  if (!isQuiet) return null;
  const last = overnight && time >= begins ? day + DAY : day;
  return instantAfter(zone, last + ends, at);
}

/** When a clock shows a time of the day next. */
export function nextTimeOfDay(written: string, timeZone: string, at: Instant): Instant {
  const { zone, day, time } = clockAt(timeZone, at);
  const wanted = timeOf(written);
  return instantAfter(zone, (wanted > time ? day : day + DAY) + wanted, at);
}

function clockAt(timeZone: string, at: Instant) {
  const today = Math.floor(at / DAY);
  const zone = zoneDuring(timeZone, today, today);
  const wall = wallClockAt(zone, at);
  const day = Math.floor(wall / DAY) * DAY;
  return { zone, day, time: wall - day };
}

/** Where the clock shows a time twice, the one that is still to come. */
function instantAfter(zone: Zone, wall: number, at: Instant): Instant {
  const first = firstInstantAt(zone, wall);
  return first > at ? first : lastInstantAt(zone, wall);
}

function timeOf(written: string): number {
  const [hours = 0, minutes = 0] = written.split(':').map(Number);
  return hours * HOUR + minutes * MINUTE;
}
