import type { Calendar } from '../calendar/calendar.ts';
import type { Instant } from '../calendar/instant.ts';
import type { Interval } from '../calendar/interval.ts';
import { belongsTo, type Case, casesFigure } from '../target/cases-figure.ts';
import type { Facts, Figure } from '../target/figure.ts';
import { measureTarget } from '../target/measure-target.ts';
import type { TargetTerms } from '../target/target-terms.ts';
import {
  type ClockPromise,
  casesUnder,
  isKeptByClocks,
  type PinnedPromise,
} from './cases-under.ts';
import { type Percentiles, percentilesOf } from './percentiles.ts';
import { type WorstMiss, worstMisses } from './worst-misses.ts';

/** The terms that a history is replayed under. */
export type Promised = {
  readonly terms: TargetTerms;
  readonly calendar: Calendar;
  /** What each work item was promised when it was opened, when that is not the same for all. */
  readonly pinned?: PinnedPromise | undefined;
};

/** What happened, and the complete periods to judge it in, the oldest first. */
export type Past = {
  readonly periods: readonly Interval[];
  readonly facts: Facts;
  readonly timeZone: string;
  readonly asOf: Instant;
};

/** How a history fares under some terms. */
export type Replay = {
  /** One figure for each period. */
  readonly figures: readonly Figure[];
  /** How much support time the decided cases took; null when there are none. */
  readonly percentiles: Percentiles | null;
  readonly worstMisses: readonly WorstMiss[];
};

/** Replays a history under some terms; every work item is folded once, however many periods there are. */
export function replay({ terms, calendar, pinned }: Promised, past: Past): Replay {
  if (isKeptByClocks(terms)) {
    const promise = { terms, calendar };
    return judgeCases(casesUnder({ ...promise, pinned }, past), promise, past);
  }
  const figures = past.periods.map((period) => measureTarget({ ...past, terms, calendar, period }));
  return { figures, percentiles: null, worstMisses: [] };
}

/** Judges cases that were folded before, period by period. */
export function judgeCases(cases: readonly Case[], promise: ClockPromise, past: Past): Replay {
  const { terms, calendar } = promise;
  const { facts, asOf, periods } = past;
  const scenes = periods.map((period) => ({ period, calendar, facts, asOf }));
  const decided = cases.filter(
    ({ clock }) =>
      (clock.state === 'met' || clock.state === 'missed') &&
      scenes.some((scene) => belongsTo(clock, scene)),
  );
  return {
    figures: scenes.map((scene) => casesFigure(cases, { objective: terms.attainment, scene })),
    percentiles: percentilesOf(decided.map(({ clock }) => clock.elapsedMs)),
    worstMisses: worstMisses(decided),
  };
}
