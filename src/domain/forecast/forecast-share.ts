import { attainment, missesAllowed } from '../compliance/attainment.ts';
import { certain, type Ending, type Forecast, LEAST_PERIODS, unknown } from './forecast.ts';
import { type Counted, missRateOf, updated } from './miss-rate.ts';
import { chanceOfTooMany, type Standing, type Volume } from './too-many-misses.ts';
import { meanOf } from './volume.ts';

/** A share of many: how it stands, what is still to come, and what the same stretch of earlier periods brought. */
export type ShareOutlook = {
  readonly standing: Standing;
  /** What is still to be judged; null when nobody can know. */
  readonly rest: number | null;
  /** Whether the promise is lost for good already, or nothing can be said of it now. */
  readonly lost: boolean;
  readonly blind?: boolean;
  readonly past: readonly PastShare[];
  readonly seed: number;
};

/** A whole period of the past, and how much of it came after the point that the running one has reached. */
export type PastShare = Counted & { readonly rest: number };

const LEAST_CASES = 20;
// A distribution over more than these tells nothing more, and takes longer.
const MOST = 1_000_000;
const NONE_OPEN = { from: 0, weights: [1] };

/** How likely a period ends with a smaller share than promised, by a beta-binomial over its own past. */
export function forecastShare(outlook: ShareOutlook): Forecast {
  const { standing, rest, lost, past, seed } = outlook;
  const judged = past.filter(({ eligible }) => eligible > 0);
  const coming = rest ?? Math.round(meanOf(judged.map((each) => each.rest)));
  const cases = judged.reduce((sum, { eligible }) => sum + eligible, 0);
  const said = {
    best: endingOf(standing, { eligible: coming, missed: 0 }),
    worst: endingOf(standing, { eligible: coming, missed: coming }),
    expected: rest ?? (judged.length === 0 ? null : coming),
    sample: {
      ...{ periods: judged.length, cases, outages: 0 },
      missed: judged.filter((each) => isMissed(each, standing.objective)).length,
    },
    seed,
  };
  if (lost) return certain('certain-breached', said);
  if (cannotFail(standing, rest)) return certain('certain-met', said);
  const isEnough = judged.length >= LEAST_PERIODS && cases >= LEAST_CASES;
  if (!isEnough || outlook.blind) return unknown(said);
  return { ...said, basis: 'history', probability: probabilityOf(outlook, judged) };
}

function probabilityOf({ standing, rest }: ShareOutlook, past: readonly PastShare[]): number {
  const rate = updated(missRateOf(past), standing);
  const weight = 1 / past.length;
  const volumes: readonly Volume[] =
    rest === null
      ? past.map((each) => ({ count: each.rest, weight }))
      : [{ count: rest, weight: 1 }];
  const most = Math.max(...volumes.map(({ count }) => count), standing.eligible);
  const scale = Math.max(1, most / MOST);
  const scaled = (count: number) => Math.round(count / scale);
  const { objective, missed, eligible } = standing;
  return chanceOfTooMany({
    standing: { objective, missed: scaled(missed), eligible: scaled(eligible) },
    open: NONE_OPEN,
    news: volumes.map(({ count, weight: each }) => ({ count: scaled(count), weight: each })),
    rate,
  });
}

/** Even if everything that is still to come goes wrong, no more does than may. */
function cannotFail({ objective, missed, eligible }: Standing, rest: number | null): boolean {
  if (rest === null || eligible + rest === 0) return false;
  return missed + rest <= missesAllowed(eligible + rest, objective);
}

function isMissed({ eligible, missed }: Counted, objective: string): boolean {
  return missed > missesAllowed(eligible, objective);
}

/** How a share ends after so much more was judged. */
function endingOf({ objective, missed, eligible }: Standing, rest: Counted): Ending {
  const total = eligible + rest.eligible;
  const { percent, verdict } = attainment({ objective, total, met: total - missed - rest.missed });
  return { percent, verdict };
}
