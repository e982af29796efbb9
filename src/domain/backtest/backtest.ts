import type { WorkItem } from '../measurement/work-item-event.ts';
import type { Case } from '../target/cases-figure.ts';
import type { MeasureInput } from '../target/measure-target.ts';
import { casesUnder, foldingUnder, type PinnedPromise, type Seen } from './cases-under.ts';
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

/** The cases that the same work items make of two promises. */
export type BothCases = { readonly today: readonly Case[]; readonly other: readonly Case[] };

/** Replays work items twice; only once when the other terms merely judge the same clocks differently. */
export function backtestClocks(sides: Sides, past: Past): Backtest {
  return judgeBoth([replayBoth(sides, past)], sides, past);
}

/** The cases that some work items make of both promises. */
export function replayBoth({ today, other }: Sides, seen: Seen): BothCases {
  if (haveSameClocks({ today, other }, seen)) {
    const cases = casesUnder(today, seen);
    return { today: cases, other: cases };
  }
  const [foldToday, foldOther] = [foldingUnder(today, seen), foldingUnder(other, seen)];
  const both = { today: [] as Case[], other: [] as Case[] };
  // Item by item: what is known of one serves both sides.
  for (const item of seen.facts.workItems) {
    both.today.push(...foldToday(item));
    both.other.push(...foldOther(item));
  }
  return both;
}

/** Judges what was replayed, however many parts it came in. */
export function judgeBoth(
  parts: readonly BothCases[],
  { today, other }: Sides,
  span: Pick<Past, 'periods' | 'asOf'>,
): Backtest {
  const cases = parts.flatMap((part) => part.today);
  const isSame = parts.every((part) => part.other === part.today);
  const judged = judgeCases(cases, today, span);
  const others = isSame ? cases : parts.flatMap((part) => part.other);
  const enough = (judged.percentiles?.cases ?? 0) >= LEAST_CASES && hasPeriods(judged);
  return { today: judged, other: judgeCases(others, other, span), enough };
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

function haveSameClocks({ today, other }: Sides, { facts }: Seen): boolean {
  if (today.calendar !== other.calendar || !sameClocks(today.terms, other.terms)) return false;
  return facts.workItems.every((item) => isAsAgreedNow(today, item));
}

/** Whether a work item was promised what is agreed now, or nothing at all. */
function isAsAgreedNow({ terms, calendar, pinned }: PinnedPromise, item: WorkItem): boolean {
  const own = pinned?.(item);
  return !own || (own.calendar === calendar && sameClocks(own.terms, terms));
}
