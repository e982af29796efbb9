import { type Calendar, openIntervals } from '../../calendar/calendar.ts';
import { fallsOn } from '../../calendar/calendar-terms.ts';
import { DAY, type Instant } from '../../calendar/instant.ts';
import type { Interval } from '../../calendar/interval.ts';
import {
  dayOfWallClock,
  formatLocalDay,
  type LocalDay,
  WEEKDAYS,
  weekdayOf,
} from '../../calendar/local-date.ts';
import { firstInstantAt, wallClockAt, zoneDuring } from '../../calendar/zone.ts';
import { count, lengthWords } from '../length-words.ts';
import type { ExampleScene } from './example.ts';

const MOST_NAMED = 3;

/** “, because Good Friday and Easter Monday are closed”: what moves a due time, the closed days first. */
export function reasonWords(span: Interval, scene: ExampleScene): string {
  const reasons = [...closedDays(span, scene), ...clockChange(span, scene)];
  return reasons.length === 0 ? '' : `, because ${reasons.join(' and ')}`;
}

function closedDays({ from, to }: Interval, scene: ExampleScene): readonly string[] {
  const { calendar, holidayName } = scene;
  const { timeZone } = calendar.terms;
  const zone = zoneDuring(timeZone, Math.floor(from / DAY) - 1, Math.floor(to / DAY) + 1);
  const [first, last] = [from, to].map((at) => dayOfWallClock(wallClockAt(zone, at)));
  const between = Array.from(
    { length: (last ?? 0) - (first ?? 0) },
    (_, i) => (first ?? 0) + i + 1,
  );
  const closed = between.filter((day) => {
    const whole = [day, day + 1].map((one) => firstInstantAt(zone, one * DAY));
    const span = { from: whole[0] ?? from, to: whole[1] ?? to };
    return isHoliday(calendar, day) && openIntervals(calendar, span).length === 0;
  });
  if (closed.length === 0) return [];
  const names = [...new Set(closed.flatMap((day) => holidayName?.(formatLocalDay(day)) ?? []))];
  const unnamed = closed.filter((day) => !holidayName?.(formatLocalDay(day))).length;
  const shown = names.slice(0, MOST_NAMED);
  const others = names.length - shown.length + unnamed;
  const besides = shown.length > 0 ? `${count(others, 'other holiday')}` : count(others, 'holiday');
  const words = [...shown, ...(others > 0 ? [besides] : [])];
  return [`${listed(words)} ${closed.length === 1 ? 'is' : 'are'} closed`];
}

/** A day that would be open by the hours of its weekday. */
function isHoliday({ terms }: Calendar, day: LocalDay): boolean {
  const date = formatLocalDay(day);
  const weekly = terms.weekly[WEEKDAYS[weekdayOf(day)] ?? 'mon'] ?? [];
  return (
    weekly.length > 0 &&
    terms.holidays.some((one) =>
      typeof one === 'string' ? one === date : fallsOn(one, date.slice(5)),
    )
  );
}

/** A change of the clocks moves what is due only where it falls into open time. */
function clockChange({ from, to }: Interval, { calendar, timeZone }: ExampleScene) {
  const { spans } = zoneDuring(timeZone, Math.floor(from / DAY) - 1, Math.floor(to / DAY) + 1);
  return spans
    .map((span) => span.from)
    .filter((at) => at > from && at < to && openIntervals(calendar, around(at)).length > 0)
    .map((at) => {
      const shift = offsetAt(at, timeZone) - offsetAt(at - 1, timeZone);
      return `the clocks go ${shift > 0 ? 'forward' : 'back'} by ${lengthWords(Math.abs(shift))}`;
    });
}

function around(at: Instant): Interval {
  return { from: at - 1, to: at + 1 };
}

function offsetAt(at: Instant, timeZone: string): number {
  const day = Math.floor(at / DAY);
  return wallClockAt(zoneDuring(timeZone, day - 1, day + 1), at) - at;
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
