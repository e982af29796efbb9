import { type Instant, SECOND } from '../../domain/calendar/instant.ts';
import type { Mrkdwn } from '../blocks/mrkdwn.ts';
import { timeIn } from './times.ts';

/** A time that everybody reads on their own clock; where that cannot be, in the zone given, which is named. */
export function readersTime(at: Instant, timeZone = 'UTC'): Mrkdwn {
  const seconds = Math.floor(at / SECOND);
  return { mrkdwn: `<!date^${seconds}^{date_short_pretty}, {time}|${timeIn(timeZone, at)}>` };
}

/** A date that everybody reads as it is where they are. */
export function readersDate(at: Instant, timeZone = 'UTC'): Mrkdwn {
  const seconds = Math.floor(at / SECOND);
  const [day] = timeIn(timeZone, at).split(',');
  return { mrkdwn: `<!date^${seconds}^{date_short_pretty}|${day}>` };
}
