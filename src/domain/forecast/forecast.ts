import type { attainment } from '../compliance/attainment.ts';

/** On what a forecast rests: exact arithmetic, this agreement's own history, or too little of it. */
export type ForecastBasis = 'certain-met' | 'certain-breached' | 'history' | 'too-little-history';

/** How the period would end. */
export type Ending = {
  readonly percent: string | null;
  readonly verdict: ReturnType<typeof attainment>['verdict'];
};

/** What a forecast was made from. */
export type ForecastSample = {
  /** Complete periods of the past. */
  readonly periods: number;
  /** How many of them were missed. */
  readonly missed?: number | undefined;
  /** Cases of the past that were decided: work items, events, deliveries, answers. */
  readonly cases: number;
  /** Outages of the past that ended. */
  readonly outages: number;
};

/** How likely a running period ends below its objective. */
export type Forecast = {
  /** The probability of a breach; null when there is too little history to name one. */
  readonly probability: number | null;
  readonly basis: ForecastBasis;
  /** How the period ends if everything goes well from now on. */
  readonly best: Ending;
  /** How it ends if everything that is to be expected goes wrong. */
  readonly worst: Ending;
  /** How many cases are still to be decided, or how many outages are still to come; null when unknown. */
  readonly expected: number | null;
  readonly sample: ForecastSample;
  readonly seed: number;
  /** How many futures were drawn, where some were. */
  readonly draws?: number;
};

/** A forecast that needs no history, because the rest of the period cannot change the verdict. */
export function certain(
  basis: 'certain-met' | 'certain-breached',
  forecast: Omit<Forecast, 'basis' | 'probability' | 'draws'>,
): Forecast {
  return { ...forecast, basis, probability: basis === 'certain-breached' ? 1 : 0 };
}

/** A forecast that only says how the period may end. */
export function unknown(forecast: Omit<Forecast, 'basis' | 'probability' | 'draws'>): Forecast {
  return { ...forecast, basis: 'too-little-history', probability: null };
}

/** Fewer complete periods than these say too little. */
export const LEAST_PERIODS = 3;
