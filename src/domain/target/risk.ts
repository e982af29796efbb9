import type { Clock } from '../clock/clock.ts';
import { spentPercent } from '../clock/thresholds.ts';
import type { Budget } from './figure.ts';

/** From this share of a budget on, in percent, a promise is at risk. */
export const RISK_PERCENT = 75;

/** Whether so much of a period's budget is spent that the promise is at risk. */
export function isSpending({ granted, spent }: Budget): boolean {
  return granted > 0 && spent * 100 >= granted * RISK_PERCENT;
}

/** Whether a clock is counting, not due yet, and has used so much of its budget that it is at risk. */
export function isAtRisk(clock: Clock): boolean {
  return clock.state === 'running' && clock.dueAt !== null && spentPercent(clock) >= RISK_PERCENT;
}
