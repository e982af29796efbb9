import { type Instant, MINUTE } from '../../domain/calendar/instant.ts';

/** The last millisecond of a minute stands for its end: nobody asks about one millisecond. */
export function endOfMinute(at: Instant): Instant {
  return (at + 1) % MINUTE === 0 ? at + 1 : at;
}
