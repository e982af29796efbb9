import type { PeriodBurn } from '../../domain/alert/standing.ts';
import { HOUR } from '../../domain/calendar/instant.ts';
import { lengthOf } from './times.ts';

/** What a period is to be called whose budget goes too fast. */
export function burnTitle({ urgency }: PeriodBurn): string {
  return urgency === 'page' ? 'is being lost fast' : 'is being lost too fast';
}

/** “In the last hour downtime came 14 times as fast as the promise allows”. */
export function burnPhrase({ rate, windowMs }: PeriodBurn, noun: string): string {
  const window = windowMs === HOUR ? 'hour' : lengthOf(windowMs, 'days');
  return `In the last ${window} ${noun} came ${timesWords(rate)} as fast as the promise allows`;
}

/** Why somebody is told now. */
export function burnReason({ urgency }: PeriodBurn): string {
  return urgency === 'page'
    ? 'Warning because at this rate nothing would be left within days; act now'
    : 'Warning because at this rate nothing would be left before the end';
}

function timesWords(rate: number): string {
  const times = Math.floor(rate);
  return times < 2 ? 'more than' : `${times} times`;
}
