import { AccordError } from '../error.ts';
import { isCount } from './attainment.ts';
import { compare, fraction, minus, over, times, toNumber } from './fraction.ts';
import { toleranceOf } from './percentage.ts';

export type EventBudget = {
  readonly allowed: number;
  /** Null where nothing is allowed, because a share of nothing has no value. */
  readonly spentRatio: number | null;
  readonly leftRatio: number | null;
};

/** How much of an error budget is spent; below zero is overspent. */
export function eventBudget(events: {
  readonly target: string;
  readonly total: number;
  readonly bad: number;
}): EventBudget {
  const { target, total, bad } = events;
  if (!isCount(total) || !isCount(bad) || bad > total) {
    throw new AccordError(
      'invalid',
      `${bad} bad of ${total} events is not possible. Counts are whole numbers, and no more are bad than there are.`,
    );
  }
  const allowed = times(fraction(total), toleranceOf(target));
  if (compare(allowed, fraction(0)) === 0) return { allowed: 0, spentRatio: null, leftRatio: null };
  const spent = over(fraction(bad), allowed);
  return {
    allowed: toNumber(allowed),
    spentRatio: toNumber(spent),
    leftRatio: toNumber(minus(fraction(1), spent)),
  };
}
