import type { PeriodUnit } from '../calendar/period.ts';
import { capitalised } from './capitalised.ts';
import { deadlineWords } from './duration-words.ts';
import type { KindWords } from './kinds/target-kind.ts';
import { everyPeriod } from './period-phrase.ts';
import { segmentIn } from './segment.ts';
import { ANY_PRIORITY, type WorkItemTerms } from './work-item-cases.ts';

type Promised = WorkItemTerms & { readonly period: PeriodUnit };
type Deed = {
  readonly noun: string;
  readonly deed: string;
  /** Whether it is to be done again and again. */
  readonly again?: boolean;
};

/** How people speak of a promise that is kept case by case: “90 % of P1 tickets each month resolved within 4 support hours”. */
export function caseWords(promised: Promised, { noun, deed, again = false }: Deed): KindWords {
  const { priority, attainment } = promised;
  const prefix = priority === ANY_PRIORITY ? '' : `${priority} `;
  return {
    name: capitalised(`${prefix}${noun}${segmentIn(promised.segment)}`),
    sentence: `${ticketsOf(promised)} ${deed} ${paceOf(promised, again)}`,
    objective: attainment,
    inPercent: true,
  };
}

function ticketsOf(promised: Promised): string {
  const { priority, attainment, period } = promised;
  const isAny = priority === ANY_PRIORITY;
  const which = isAny ? '' : `${priority} `;
  const tail = `${segmentIn(promised.segment)} ${everyPeriod(period)}`;
  if (/^100(\.0+)?$/.test(attainment)) return `every ${which}ticket${tail}`;
  return `${attainment} % of ${isAny ? 'all ' : which}tickets${tail}`;
}

function paceOf({ within, holder }: Promised, again: boolean): string {
  const deadline = deadlineWords(within);
  const pace = again ? deadline.replace(/^within/, 'at least every') : deadline;
  return holder === undefined ? pace : `${pace} while ${holder} holds it`;
}
