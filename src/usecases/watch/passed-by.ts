import type { Budget, Figure } from '../../domain/target/figure.ts';
import { BREACH, THRESHOLDS } from './passed-thresholds.ts';

/** The thresholds of what may go wrong that a period has passed; the last one when it cannot be saved. */
export function passedBy({ budget, verdict }: Figure): readonly number[] {
  const { spent, granted } = budget;
  return THRESHOLDS.filter((threshold) =>
    threshold === BREACH
      ? verdict === 'breached'
      : isSteady(budget) && spent > 0 && spent * 100 >= granted * threshold,
  );
}

/** Fewer misses than these are no share of anything: one more or less is most of it. */
const MANY = 10;

/** Whether a share of the budget says something before the period ends: it is granted at once, or it is large. */
function isSteady({ unit, granted }: Budget): boolean {
  if (unit === 'ms' || unit === 'interruptions') return true;
  return (unit === 'cases' || unit === 'events' || unit === 'slices') && granted >= MANY;
}
