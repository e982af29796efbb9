import type { PeriodNotice } from '../../outbox/notice-period.ts';
import { type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';
import { lengthOf } from './times.ts';

const WHAT: Readonly<Record<string, string>> = {
  cases: 'misses',
  events: 'bad events',
  slices: 'bad slices',
  deliveries: 'missed deliveries',
  answers: 'low answers',
  points: 'lost points',
  subjects: 'lapses',
  demand: 'requests',
};

/** What goes wrong where so much may: “downtime”, “misses”. */
export function budgetNoun(unit: PeriodNotice['budget']['unit']): string {
  return unit === 'ms' ? 'downtime' : (WHAT[unit] ?? unit);
}

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
  const what = WHAT[unit] ?? unit;
  const used = `${spent} of ${granted} allowed ${what} used`;
  return left < 0 ? `${used}, ${-left} too many` : `${used}, ${left} left`;
}

/** How much is attained so far, and how much was promised. */
export function attainedPhrase({ percent, objective, inPercent, promised }: PeriodNotice): string {
  if (inPercent === false) return `promised: ${promised.sentence}`;
  return percent === null
    ? `objective ${objective} %`
    : `${percent} % so far, objective ${objective} %`;
}

/** How much of what may go wrong was the threshold, and how much is used by now. */
export function usedPhrase({ threshold, budget: { spent, granted } }: PeriodNotice): string {
  const used = granted > 0 ? Math.floor((spent / granted) * 100) : 100;
  return used > threshold
    ? `Warning at ${threshold} %; ${used} % is used now`
    : `Warning at ${threshold} % used`;
}
