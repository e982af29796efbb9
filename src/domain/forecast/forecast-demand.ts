import { tailsOf } from './distribution.ts';
import { certain, type Forecast, LEAST_PERIODS, unknown } from './forecast.ts';
import { meanOf, volumeOf } from './volume.ts';

type DemandOutlook = {
  readonly counted: number;
  readonly capacity: number;
  /** How much was asked for in the same stretch of each earlier period. */
  readonly rests: readonly number[];
  /** How many of them were over what was agreed. */
  readonly missed: number;
  readonly isOver: boolean;
  readonly seed: number;
};

/** How likely more is asked for than was agreed, by what was asked for in the same stretch of earlier periods. */
export function forecastDemand(outlook: DemandOutlook): Forecast {
  const { counted, capacity, rests, missed, isOver, seed } = outlook;
  const isLost = counted > capacity;
  const said = {
    best: { percent: null, verdict: isLost ? 'breached' : 'met' },
    worst: { percent: null, verdict: isOver && !isLost ? 'met' : 'breached' },
    expected: rests.length === 0 ? null : meanOf(rests),
    sample: { periods: rests.length, missed, cases: 0, outages: 0 },
    seed,
  } as const;
  if (isLost) return certain('certain-breached', said);
  if (isOver) return certain('certain-met', said);
  if (rests.length < LEAST_PERIODS) return unknown(said);
  const volume = volumeOf(rests, rests.length);
  const index = capacity - counted + 1 - volume.from;
  const probability = index <= 0 ? 1 : (tailsOf(volume)[index] ?? 0);
  return { ...said, basis: 'history', probability };
}
