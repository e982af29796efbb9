import { judgeAvailability } from '../compliance/availability.ts';
import { fraction } from '../compliance/fraction.ts';
import { AccordError } from '../error.ts';
import type { Figure } from '../target/figure.ts';
import type { Scene } from '../target/kinds/target-kind.ts';
import { type Chance, chanceFrom } from './chance.ts';
import { negativeBinomial, quantileOf } from './distribution.ts';
import { drawDuration, durationsOf } from './durations.ts';
import { certain, type Ending, type Forecast, LEAST_PERIODS, unknown } from './forecast.ts';
import { type AvailabilityTerms, type OutageHistory, outageHistory } from './outage-history.ts';
import { countMissed, endsOf, type Outlook } from './outlook.ts';

type AvailabilityOutlook = {
  readonly objective: string;
  readonly figure: Pick<Figure, 'verdict' | 'budget'>;
  readonly agreedMs: number;
  readonly history: OutageHistory;
  /** How many of the past periods were missed, where that is known. */
  readonly missed?: number;
  readonly seed: number;
  readonly draws: number;
};

const LEAST_OUTAGES = 5;

type Promised = {
  readonly terms: AvailabilityTerms;
  readonly measure: (scene: Scene) => Figure;
};

/** How likely a promise about availability is missed, by the outages that it had before. */
export function forecastUptime({ terms, measure }: Promised, outlook: Outlook): Forecast {
  const { figure, seed, draws, ...past } = outlook;
  const { attainment, period } = figure;
  if (attainment.of !== 'time') {
    throw new AccordError('internal', 'A promise about availability counts time.');
  }
  const history = outageHistory({ ...past, terms, period });
  const { agreedMs } = attainment;
  const { missed } = countMissed(endsOf(measure, outlook));
  const { objective } = terms;
  return forecastAvailability({ objective, figure, agreedMs, history, missed, seed, draws });
}

/** How likely a running period ends with more downtime than its objective allows. */
export function forecastAvailability(outlook: AvailabilityOutlook): Forecast {
  const { objective, figure, agreedMs, history, seed, draws } = outlook;
  const { spent, left } = figure.budget;
  const most = worstDowntime({ spent, agreedMs }, history);
  const enough = history.periods >= LEAST_PERIODS && history.lengths.length >= LEAST_OUTAGES;
  const rate = rateOf(history);
  const said = {
    best: ending(objective, agreedMs, spent),
    worst: ending(objective, agreedMs, most),
    expected: enough || history.restMs === 0 ? rate.mean : null,
    sample: {
      ...{ periods: history.periods, missed: outlook.missed },
      ...{ cases: 0, outages: history.lengths.length },
    },
    seed,
  };
  if (figure.verdict === 'breached') return certain('certain-breached', said);
  if (said.worst.verdict !== 'breached') return certain('certain-met', said);
  if (!enough) return unknown(said);
  const probability = draw({ history, rate, left, chance: chanceFrom(seed), draws });
  return { ...said, basis: 'history', probability, draws };
}

/** Half an outage more than there were: a calm past does not promise that there will never be one. */
function rateOf({ lengths, lasting, agreedMs, restMs }: OutageHistory) {
  const size = lengths.length + Number(lasting !== null) + 0.5;
  return { size, mean: agreedMs === 0 ? 0 : (size * restMs) / agreedMs };
}

/** Down for the whole rest of the period. */
function worstDowntime(
  { spent, agreedMs }: { readonly spent: number; readonly agreedMs: number },
  { restMs, roundedUp }: OutageHistory,
): number {
  return roundedUp && restMs > 0 ? agreedMs : Math.min(agreedMs, spent + restMs);
}

function ending(objective: string, agreedMs: number, downtimeMs: number): Ending {
  return judgeAvailability({ agreedMs, downtimeMs: fraction(downtimeMs) }, objective);
}

type Futures = {
  readonly history: OutageHistory;
  readonly rate: { readonly size: number; readonly mean: number };
  readonly left: number;
  readonly chance: Chance;
  readonly draws: number;
};

/** The share of drawn futures in which more downtime comes than is left. */
function draw({ history, rate, left, chance, draws }: Futures): number {
  const durations = durationsOf(history.lengths);
  const counts = negativeBinomial(rate);
  const { restMs, lasting } = history;
  const oneOutage = (beyond: number) =>
    Math.round(drawDuration(durations, { beyond, chance })) - beyond;
  let failing = 0;
  for (let i = 0; i < draws; i++) {
    let down = lasting === null ? 0 : Math.min(restMs, oneOutage(lasting));
    for (let count = quantileOf(counts, chance()); count > 0; count--) {
      const at = Math.floor(chance() * restMs);
      down += Math.min(restMs - at, oneOutage(0));
    }
    if (Math.min(restMs, down) > left) failing++;
  }
  return failing / draws;
}
