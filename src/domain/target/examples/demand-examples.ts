import { daysOf, isRolling, type PeriodUnit } from '../../calendar/period.ts';
import { count } from '../length-words.ts';
import { periodNoun } from '../period-phrase.ts';

type Capacity = { readonly capacity: number; readonly period: PeriodUnit };

/** Which request is the first one too many. */
export function demandExamples({ capacity, period }: Capacity): readonly string[] {
  return [
    `${capacity} in a ${periodNoun(period)} are within the agreed demand.`,
    `With ${capacity + 1} the other promises count as outside the agreed demand.`,
    isRolling(period)
      ? `What is older than ${count(daysOf(period), 'day')} no longer counts.`
      : `The next ${period} begins at nothing again.`,
  ];
}
