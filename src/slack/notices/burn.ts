import { HOUR } from '../../domain/calendar/instant.ts';
import type { NoticeOf } from '../../outbox/notice.ts';
import { budgetNoun } from './period.ts';
import { lengthOf } from './times.ts';

type AtRisk = NoticeOf<'period-at-risk'>;
type Burn = NonNullable<AtRisk['burn']>;

/** What a period is to be called whose budget goes too fast. */
export function burnTitle({ urgency }: Burn): string {
  return urgency === 'page' ? 'is being lost fast' : 'is being lost too fast';
}

/** “In the last hour downtime came 14 times as fast as the month allows”. */
export function burnPhrase({ budget }: AtRisk, { rate, windowMs }: Burn): string {
  const window = windowMs === HOUR ? 'hour' : lengthOf(windowMs, 'days');
  return `In the last ${window} ${budgetNoun(budget.unit)} came ${timesWords(rate)} as fast as the promise allows`;
}

export function burnReason({ urgency }: Burn): string {
  return urgency === 'page'
    ? 'Warning because at this rate nothing would be left within days; act now'
    : 'Warning because at this rate nothing would be left before the end';
}

function timesWords(rate: number): string {
  const times = Math.floor(rate);
  return times < 2 ? 'more than' : `${times} times`;
}
