import { type Chance, chanceFrom } from './chance.ts';
import { negativeBinomial, quantileOf } from './distribution.ts';
import { drawDuration, durationsOf } from './durations.ts';
import { certain, type Ending, type Forecast, LEAST_PERIODS, unknown } from './forecast.ts';

/** How often a service is interrupted, as it stands and as it was. */
export type InterruptionsOutlook = {
  /** The most interruptions, and the longest mean time to restore; null where it is not promised. */
  readonly allowed: number | null;
  readonly meanMs: number | null;
  readonly lost: boolean;
  readonly count: number;
  readonly restoreMs: number;
  /** How long the one that lasts has taken already; null when the service is up. */
  readonly lasting: number | null;
  /** How long each took to restore that has ended. */
  readonly lengths: readonly number[];
  readonly past: { readonly periods: number; readonly missed: number; readonly agreedMs: number };
  readonly restMs: number;
  readonly seed: number;
  readonly draws: number;
};

const LEAST_INTERRUPTIONS = 5;

/** How likely a service is interrupted too often, or restored too late on average: a Gamma–Poisson with drawn lengths. */
export function forecastInterruptions(outlook: InterruptionsOutlook): Forecast {
  const { lost, lengths, past, restMs, lasting, seed, draws } = outlook;
  const size = lengths.length + Number(lasting !== null) + 0.5;
  const mean = past.agreedMs === 0 ? 0 : (size * restMs) / past.agreedMs;
  const isEnough = past.periods >= LEAST_PERIODS && lengths.length >= leastOf(outlook);
  const said = {
    best: endingOf(outlook, { count: outlook.count, restoreMs: outlook.restoreMs }),
    worst: { percent: null, verdict: 'breached' } as const,
    expected: isEnough ? mean : null,
    sample: {
      ...{ periods: past.periods, missed: past.missed },
      ...{ cases: 0, outages: lengths.length },
    },
    seed,
  };
  if (lost) return certain('certain-breached', said);
  if (restMs === 0 && lasting === null) {
    return certain('certain-met', { ...said, worst: said.best });
  }
  if (!isEnough) return unknown(said);
  const probability = draw({ outlook, rate: { size, mean }, chance: chanceFrom(seed) });
  return { ...said, basis: 'history', probability, draws };
}

/** That there were none says something about how many there are, but nothing about how long they take. */
function leastOf({ meanMs }: InterruptionsOutlook): number {
  return meanMs === null ? 0 : LEAST_INTERRUPTIONS;
}

type Futures = {
  readonly outlook: InterruptionsOutlook;
  readonly rate: { readonly size: number; readonly mean: number };
  readonly chance: Chance;
};

function draw({ outlook, rate, chance }: Futures): number {
  const { draws, meanMs, lasting } = outlook;
  const counts = negativeBinomial(rate);
  const durations = meanMs === null ? null : durationsOf(outlook.lengths);
  const lengthOf = (beyond: number) =>
    durations === null ? 0 : Math.round(drawDuration(durations, { beyond, chance }));
  let failing = 0;
  for (let i = 0; i < draws; i++) {
    let { count, restoreMs } = outlook;
    if (lasting !== null) restoreMs += Math.max(0, lengthOf(lasting) - lasting);
    for (let more = quantileOf(counts, chance()); more > 0; more--) {
      count += 1;
      restoreMs += lengthOf(0);
    }
    if (isMissed(outlook, { count, restoreMs })) failing++;
  }
  return failing / draws;
}

type Ended = { readonly count: number; readonly restoreMs: number };

function isMissed({ allowed, meanMs }: InterruptionsOutlook, { count, restoreMs }: Ended) {
  const tooMany = allowed !== null && count > allowed;
  return tooMany || (meanMs !== null && restoreMs > count * meanMs);
}

function endingOf(outlook: InterruptionsOutlook, ended: Ended): Ending {
  return { percent: null, verdict: isMissed(outlook, ended) ? 'breached' : 'met' };
}
