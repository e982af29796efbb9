import { DAY, HOUR, type Instant, MINUTE } from '../domain/calendar/instant.ts';

/** How long at most lies between two ticks of a job, as far as jobs here are written in the words of cron. */
export function everyOf(cron: string): Instant {
  const [minute = '*', hour = '*'] = cron.split(' ').slice(-5);
  if (hour !== '*') return DAY;
  if (minute === '*') return MINUTE;
  const step = /\/(\d+)$/.exec(minute)?.[1];
  return step === undefined ? HOUR : Number(step) * MINUTE;
}
