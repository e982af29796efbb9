import type { Calendar } from '../../calendar/calendar.ts';
import { instantWords } from '../../calendar/calendar-words.ts';
import type { Instant } from '../../calendar/instant.ts';

/** What examples are worked out with: the hours of the agreement, and from when on they lie. */
export type ExampleScene = {
  readonly calendar: Calendar;
  readonly timeZone: string;
  readonly asOf: Instant;
  /** The end of the agreement, which no example goes beyond; absent while nothing ends it. */
  readonly until?: Instant | undefined;
  /** What a holiday of a date is called; null when it has no name. */
  readonly holidayName?: ((date: string) => string | null) | undefined;
};

/** “Fri 20 Nov 2026 at 16:50”. */
export function whenWords(at: Instant, timeZone: string): string {
  return instantWords(at, timeZone).replace(', ', ' at ');
}

/** “Fri 20 Nov at 16:50” beside another time of the same year. */
export function shortWhen(at: Instant, timeZone: string): string {
  return whenWords(at, timeZone).replace(/ \d{4}/, '');
}
