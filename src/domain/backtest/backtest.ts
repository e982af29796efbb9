import type { WorkItem } from '../measurement/work-item-event.ts';
import type { MeasureInput } from '../target/measure-target.ts';
import { casesUnder, type PinnedPromise } from './cases-under.ts';
import { sameClocks } from './changed-terms.ts';
import { judgeCases, measureAll, type Past, type Replay } from './replay.ts';

/** How a history fared under the terms that were agreed, and how it would have fared under others. */
export type Backtest = {
  readonly today: Replay;
  readonly other: Replay;
  /** Whether there is enough of a history to learn from. */
  readonly enough: boolean;
};

type Sides = { readonly today: PinnedPromise; readonly other: PinnedPromise };

const LEAST_PERIODS = 3;
const LEAST_CASES = 20;

/** Replays work items twice; only once when the other terms merely judge the same clocks differently. */
export function backtestClocks({ today, other }: Sides, past: Past): Backtest {
  const cases = casesUnder(today, past);
  const judged = judgeCases(cases, today, past);
  const others = haveSameClocks({ today, other }, past) ? cases : casesUnder(other, past);
  const enough = (judged.percentiles?.cases ?? 0) >= LEAST_CASES && hasPeriods(judged);
  return { today: judged, other: judgeCases(others, other, past), enough };
}

/** Measures the same facts twice, period by period, for targets that are not kept by clocks. */
export function backtestFigures(
  inputs: readonly MeasureInput[],
  other: Pick<MeasureInput, 'terms' | 'calendar'>,
): Backtest {
  const today = measureAll(inputs);
  const tried = measureAll(inputs.map((input) => ({ ...input, ...other })));
  return { today, other: tried, enough: hasPeriods(today) };
}

function hasPeriods({ figures }: Replay): boolean {
  return figures.filter(({ verdict }) => verdict !== 'no-data').length >= LEAST_PERIODS;
}

function haveSameClocks({ today, other }: Sides, { facts }: Past): boolean {
  if (today.calendar !== other.calendar || !sameClocks(today.terms, other.terms)) return false;
  return facts.workItems.every((item) => isAsAgreedNow(today, item));
}

/** Whether a work item was promised what is agreed now, or nothing at all. */
function isAsAgreedNow({ terms, calendar, pinned }: PinnedPromise, item: WorkItem): boolean {
  const own = pinned?.(item);
  return !own || (own.calendar === calendar && sameClocks(own.terms, terms));
}
