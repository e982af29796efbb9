import type { PeriodNotice } from '../../outbox/notice-period.ts';
import { type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';
import { lengthOf } from './times.ts';

/** The promise about a whole period, by name. */
export function periodTitle({ promised, period }: PeriodNotice): Mrkdwn {
  return mrkdwn`${promised.targetName} in ${period.name}`;
}

/** What was allowed to go wrong, what did, and what still may: “35 min of 43 min down used, 8 min left”. */
export function budgetPhrase({ budget: { unit, granted, spent, left } }: PeriodNotice): string {
  if (unit === 'ms') {
    const used = `${lengthOf(spent)} of ${lengthOf(granted)} downtime used`;
    return left < 0 ? `${used}, ${lengthOf(left)} too many` : `${used}, ${lengthOf(left)} left`;
  }
  const what = unit === 'cases' ? 'misses' : unit;
  const used = `${spent} of ${granted} allowed ${what} used`;
  return left < 0 ? `${used}, ${-left} too many` : `${used}, ${left} left`;
}

/** How much is attained so far, and how much was promised. */
export function attainedPhrase({ percent, objective }: PeriodNotice): string {
  return percent === null
    ? `objective ${objective} %`
    : `${percent} % so far, objective ${objective} %`;
}
