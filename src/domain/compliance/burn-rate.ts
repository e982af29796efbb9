import { AccordError } from '../error.ts';

/** The burn rate that spends a share of a period's budget within a window. */
export function burnRateFactor(alert: {
  readonly periodHours: number;
  readonly windowHours: number;
  readonly budgetPercent: number;
}): number {
  const { periodHours, windowHours, budgetPercent } = alert;
  const possible = periodHours > 0 && windowHours > 0 && budgetPercent >= 0 && budgetPercent <= 100;
  if (!possible || !Number.isFinite(periodHours / windowHours)) {
    throw new AccordError(
      'invalid',
      'A burn rate needs a period and a window longer than nothing and a share of the budget between 0 and 100 %.',
    );
  }
  return (periodHours * budgetPercent) / (100 * windowHours);
}
