import { attainment, missesAllowed } from '../compliance/attainment.ts';
import { compare, fraction } from '../compliance/fraction.ts';
import { shareOf } from '../compliance/percentage.ts';
import type { CasesAttainment } from '../target/figure.ts';
import type { CaseHistory } from './case-history.ts';
import { type Distribution, poissonBinomial } from './distribution.ts';
import { certain, type Ending, type Forecast, LEAST_PERIODS, unknown } from './forecast.ts';
import { missRateOf, updated } from './miss-rate.ts';
import { chanceOfTooMany, type Standing, type Volume } from './too-many-misses.ts';
import { meanOf, volumeOf } from './volume.ts';

type CasesOutlook = {
  readonly objective: string;
  readonly attainment: CasesAttainment;
  readonly history: CaseHistory;
  readonly seed: number;
};

const LEAST_CASES = 20;
// Beyond this many different volumes, neighbours are taken together.
const MOST_VOLUMES = 1024;

/** How likely a running period ends with more misses than its objective allows. */
export function forecastCases(outlook: CasesOutlook): Forecast {
  const { history, seed } = outlook;
  const standing = standingOf(outlook);
  const enough = isEnough(history);
  const volume = enough ? volumeOf(history.volumes, history.independentVolumes) : null;
  const coming = volume && history.canGrow ? meanOf(history.volumes) : null;
  const known = history.running.length + history.paused;
  const rest = known + Math.round(coming ?? 0);
  const said = {
    best: ending(standing, { eligible: rest, missed: 0 }),
    worst: ending(standing, { eligible: rest, missed: rest }),
    expected: enough || !history.canGrow ? history.running.length + (coming ?? 0) : null,
    sample: {
      ...{ periods: periodsWithCases(history), cases: history.past.length, outages: 0 },
      missed: periodsMissed(history, standing.objective),
    },
    seed,
  };
  if (cannotBeSaved(standing, known, history.canGrow)) return certain('certain-breached', said);
  if (cannotFail(standing, known, history.canGrow)) return certain('certain-met', said);
  if (!volume) return unknown(said);
  const rate = updated(missRateOf(history.periods), standing);
  const open = poissonBinomial(history.running.map((spent) => chanceOf(spent, history)));
  const news = grouped(history.canGrow ? volume : { from: 0, weights: [1] });
  const probability = chanceOfTooMany({ standing, open, news, rate });
  return { ...said, basis: 'history', probability };
}

function standingOf({ objective, attainment: { missed, eligible } }: CasesOutlook): Standing {
  return { objective, missed, eligible };
}

function isEnough(history: CaseHistory): boolean {
  return (
    periodsWithCases(history) >= LEAST_PERIODS &&
    history.past.length >= LEAST_CASES &&
    (history.volumes.length > 0 || !history.canGrow)
  );
}

function periodsWithCases({ periods }: CaseHistory): number {
  return periods.filter(({ eligible }) => eligible > 0).length;
}

function periodsMissed({ periods }: CaseHistory, objective: string): number {
  return periods.filter(({ eligible, missed }) => missed > missesAllowed(eligible, objective))
    .length;
}

function ending(
  { objective, missed, eligible }: Standing,
  rest: { readonly eligible: number; readonly missed: number },
): Ending {
  const total = eligible + rest.eligible;
  const { percent, verdict } = attainment({ objective, total, met: total - missed - rest.missed });
  return { percent, verdict };
}

/** Even if every case that can still be decided is met, too many are missed. */
function cannotBeSaved({ objective, missed, eligible }: Standing, rest: number, canGrow: boolean) {
  if (canGrow) return missed > 0 && compare(shareOf(objective), fraction(1)) === 0;
  return missed > missesAllowed(eligible + rest, objective);
}

/** Even if every case that can still be decided is missed, no more are missed than may be. */
function cannotFail({ objective, missed, eligible }: Standing, rest: number, canGrow: boolean) {
  if (canGrow) return compare(shareOf(objective), fraction(0)) === 0;
  return missed + rest <= missesAllowed(eligible + rest, objective);
}

/** Of the past cases that were still open with so much of their time used, the share that was missed. */
function chanceOf(spent: number, { past }: CaseHistory): number {
  const asLate = past.filter((each) => each.missed || each.spentPercent > spent).length;
  const missed = past.filter((each) => each.missed).length;
  return (missed + 0.5) / (asLate + 1);
}

function grouped({ from, weights }: Distribution): readonly Volume[] {
  const size = Math.ceil(weights.length / MOST_VOLUMES);
  return Array.from({ length: Math.ceil(weights.length / size) }, (_, group) => ({
    count: from + group * size + Math.floor(size / 2),
    weight: weights.slice(group * size, (group + 1) * size).reduce((sum, each) => sum + each, 0),
  }));
}
