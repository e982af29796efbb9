import { daysOf, isRolling, type PeriodUnit } from '../calendar/period.ts';
import { counted } from './duration-words.ts';

/** How often a promise is to be kept: “each month”, “over any 30 days”. */
export function everyPeriod(unit: PeriodUnit): string {
  return isRolling(unit) ? `over any ${counted(daysOf(unit), 'day')}` : `each ${unit}`;
}

/** One period as a noun: “month”, “window of 30 days”. */
export function periodNoun(unit: PeriodUnit): string {
  return isRolling(unit) ? `window of ${counted(daysOf(unit), 'day')}` : unit;
}
