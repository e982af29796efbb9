import { needOf } from '../target/kind-words.ts';
import type { TargetTerms } from '../target/target-terms.ts';
import type { AgreementTerms } from './agreement-terms.ts';

type Hours = Pick<AgreementTerms, 'calendar' | 'support'>;

/** The calendar by which cases are counted: the support hours, which are the service hours where nothing else is agreed. */
export function supportHours({ calendar, support }: Hours): string {
  return support ?? calendar;
}

/** The calendar by which a promise is counted: cases by the support hours, everything else by the service hours. */
export function hoursFor(terms: Hours, target: TargetTerms): string {
  return needOf(target) === 'clocks' ? supportHours(terms) : terms.calendar;
}
