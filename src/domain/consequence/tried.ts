import type { Replay } from '../backtest/replay.ts';
import type { TargetTerms } from '../target/target-terms.ts';
import type { Tried } from './piece.ts';

const LEAST_PERIODS = 3;
const LEAST_CASES = 20;

/** A replayed history, told in what people compare: periods, how many were met, what was late. */
export function triedOf(terms: TargetTerms, replay: Replay): Tried {
  const periods = replay.figures.map(({ period, verdict, percent, attainment }) => ({
    ...{ period, verdict, percent, attainment },
  }));
  return {
    terms,
    periods,
    met: periods.filter(({ verdict }) => verdict === 'met').length,
    judged: periods.filter(({ verdict }) => verdict !== 'no-data').length,
    percentiles: replay.percentiles,
    worstMisses: replay.worstMisses,
  };
}

/** Whether a history is long enough to learn from. */
export function isEnough({ judged, percentiles }: Tried): boolean {
  return judged >= LEAST_PERIODS && (percentiles === null || percentiles.cases >= LEAST_CASES);
}
