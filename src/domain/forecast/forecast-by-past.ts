import { certain, type Ending, type Forecast, LEAST_PERIODS, unknown } from './forecast.ts';

type PastOutlook = {
  /** For each past period, whether what came in its rest would break the promise from where it stands now. */
  readonly breaks: readonly boolean[];
  readonly lost: boolean;
  readonly best: Ending;
  readonly worst: Ending;
  readonly sample: Forecast['sample'];
  readonly seed: number;
};

/** How likely a promise is missed that only earlier periods can tell of: each rest that they had may come again. */
export function forecastByPast(outlook: PastOutlook): Forecast {
  const { breaks, lost, best, worst, sample, seed } = outlook;
  const said = { best, worst, sample, seed, expected: null };
  if (lost) return certain('certain-breached', said);
  if (best.verdict !== 'no-data' && worst.verdict === 'met') return certain('certain-met', said);
  if (breaks.length < LEAST_PERIODS) return unknown(said);
  // Half a miss and half a hit more: a few periods do not promise anything for sure.
  const probability = (breaks.filter(Boolean).length + 0.5) / (breaks.length + 1);
  return { ...said, basis: 'history', probability };
}
