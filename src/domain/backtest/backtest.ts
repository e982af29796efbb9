import type { WorkItem } from '../measurement/work-item-event.ts';
import { type ClockPromise, casesUnder, isKeptByClocks } from './cases-under.ts';
import { sameClocks } from './changed-terms.ts';
import { judgeCases, type Past, type Promised, type Replay, replay } from './replay.ts';

/** How a history fared under the terms that were agreed, and how it would have fared under others. */
export type Backtest = {
  readonly today: Replay;
  readonly other: Replay;
  /** Whether there is enough of a history to learn from. */
  readonly enough: boolean;
};

type Sides = { readonly today: Promised; readonly other: Promised };

const LEAST_PERIODS = 3;
const LEAST_CASES = 20;

/** Replays a history twice; only once when the other terms merely judge the same clocks differently. */
export function backtest({ today, other }: Sides, past: Past): Backtest {
  const { terms, calendar } = other;
  if (isKeptByClocks(terms) && haveSameClocks({ today, other }, past)) {
    const cases = casesUnder({ terms, calendar, pinned: other.pinned }, past);
    const judged = isKeptByClocks(today.terms)
      ? judgeCases(cases, { terms: today.terms, calendar }, past)
      : replay(today, past);
    return withEnough(judged, judgeCases(cases, { terms, calendar }, past));
  }
  return withEnough(replay(today, past), replay(other, past));
}

function withEnough(today: Replay, other: Replay): Backtest {
  const periods = today.figures.filter(({ percent }) => percent !== null).length;
  const counted = today.figures.some(({ attainment }) => attainment.of === 'cases');
  const cases = today.percentiles?.cases ?? 0;
  const enough = periods >= LEAST_PERIODS && (!counted || cases >= LEAST_CASES);
  return { today, other, enough };
}

function haveSameClocks({ today, other }: Sides, { facts }: Past): boolean {
  if (today.calendar !== other.calendar || !sameClocks(today.terms, other.terms)) return false;
  return facts.workItems.every((item) => isPinnedTo(today, item));
}

/** Whether a work item was promised what is agreed now, or nothing at all. */
function isPinnedTo({ terms, calendar, pinned }: Promised, item: WorkItem): boolean {
  const own: ClockPromise | null | undefined = pinned?.(item);
  return !own || (own.calendar === calendar && sameClocks(own.terms, terms));
}
