import type { PeriodUnit } from '../../domain/calendar/period.ts';
import type { Forecast, ForecastBasis } from '../../domain/forecast/forecast.ts';
import type { Figure } from '../../domain/target/figure.ts';
import { count } from '../../domain/target/length-words.ts';
import { shownPercent } from '../notice/shown-percent.ts';
import { stillHolds } from './still-holds.ts';

/** Steps of a chance that people can tell from one another, in percent. */
const STEP = 5;
const SELDOM = 0.05;
/** Less than this is worth a line only where something is at risk. */
const WORTH = 0.3;

type Seen = {
  readonly figure: Figure;
  readonly objective: string;
  readonly inPercent: boolean;
  readonly unit: PeriodUnit;
};

/** How a running period will probably end, in a line; null where it would help nobody. */
export function forecastLine(forecast: Forecast, seen: Seen): string | null {
  const { verdict } = seen.figure;
  if (!stillHolds(forecast, seen.figure)) return null;
  switch (forecast.basis) {
    case 'certain-met':
      return verdict === 'no-data' ? null : 'Cannot be missed any more';
    case 'certain-breached':
      return 'Cannot be met any more';
    case 'too-little-history':
      return verdict === 'no-data'
        ? null
        : joined('Too little history to say', endingsWords(forecast, seen));
    case 'history':
      return isWorth(forecast, seen) ? likely(forecast, seen.unit) : null;
  }
}

function isWorth({ probability }: Forecast, { figure }: Seen): boolean {
  return figure.verdict === 'at-risk' || (probability ?? 0) >= WORTH;
}

function likely({ probability, basis, sample }: Forecast, unit: string): string {
  const chance = chanceWords({ probability, basis });
  const past = pastWords({ periods: sample.periods, missed: sample.missed ?? null, unit });
  return `At this pace ${chance}${past === null ? '' : `; ${past}`}`;
}

/** How a running period will probably end, whatever there is to say about it. */
export function outlookWords(forecast: Forecast, { figure, unit }: Seen): string {
  if (figure.verdict === 'breached') return 'it is missed already';
  return forecast.basis === 'history' ? likely(forecast, unit) : chanceWords(forecast);
}

function joined(...parts: readonly string[]): string {
  return parts.filter(Boolean).join('; ');
}

/** “at best 99.98 %, at worst 99.1 %”; empty where the promise is not in percent. */
export function endingsWords({ best, worst }: Forecast, { objective, inPercent }: Seen): string {
  const [high, low] = [best.percent, worst.percent].map((each) => shownPercent(each, objective));
  if (!inPercent || high === null || low === null) return '';
  return high === low ? '' : `at best ${high} %, at worst ${low} %`;
}

type Chance = { readonly probability: number | null; readonly basis: ForecastBasis };

/** “about 80 % likely to be missed”: in steps, because nobody knows it better. */
export function chanceWords({ probability, basis }: Chance): string {
  if (basis === 'certain-breached') return 'it cannot be met any more';
  if (basis === 'certain-met') return 'it cannot be missed any more';
  if (probability === null) return 'there is too little history to say';
  if (probability < SELDOM) return 'very unlikely to be missed';
  if (probability > 1 - SELDOM) return 'almost certain to be missed';
  return `about ${Math.round((probability * 100) / STEP) * STEP} % likely to be missed`;
}

type Past = {
  readonly periods: number;
  readonly missed: number | null;
  readonly unit: string;
};

/** “3 of the 12 months before were missed”. */
export function pastWords({ periods, missed, unit }: Past): string | null {
  if (missed === null || periods === 0) return null;
  if (periods === 1) return `the ${unit} before was ${missed === 1 ? 'missed' : 'met'}`;
  if (missed === 0) return `none of the ${periods} ${unit}s before was missed`;
  return `${missed} of the ${count(periods, unit)} before ${missed === 1 ? 'was' : 'were'} missed`;
}
