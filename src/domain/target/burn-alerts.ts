import { openIntervals } from '../calendar/calendar.ts';
import { HOUR, type Instant, MINUTE } from '../calendar/instant.ts';
import { type Interval, total } from '../calendar/interval.ts';
import { burnReach, burnShapes } from '../compliance/burn-terms.ts';
import {
  type BurnPair,
  type BurnSubject,
  type BurnWindow,
  burnPairs,
  burnRate,
  isBurning,
  isStillBurning,
} from '../compliance/burn-windows.ts';
import { toNumber } from '../compliance/fraction.ts';
import { toleranceOf } from '../compliance/percentage.ts';
import { unitOf } from './kind-words.ts';
import { TARGET_KINDS } from './kinds/index.ts';
import type { Scene } from './kinds/target-kind.ts';
import type { MeasureInput } from './measure-target.ts';
import type { TargetTerms } from './target-terms.ts';

/** How fast the budget of a target burns in one pair of windows as of an instant. */
export type BurnReading = {
  /** “1h/5m”: names the pair among those of its target. */
  readonly name: string;
  readonly pair: BurnPair;
  readonly factor: number;
  readonly long: BurnWindow;
  readonly short: BurnWindow;
  /** So many times as fast as the budget lasts for the period; null where nothing was seen. */
  readonly longRate: number | null;
  readonly shortRate: number | null;
  /** Burning in both windows; still in the long one; or no more. */
  readonly state: 'burning' | 'cooling' | 'calm';
};

/** The stretch of time before an instant that burn rates are read from; null where none are agreed. */
export function burnSpan(terms: TargetTerms, asOf: Instant): Interval | null {
  const rates = ratesOf(terms);
  return rates ? { from: asOf - burnReach(rates.burnRates), to: asOf } : null;
}

/**
 * How fast the budget burns in each pair of windows that makes sense for a target. The facts of `input` and its
 * period are those of the burn span; `period` is the target's own, which says how long the budget has to last.
 */
export function burnAlerts(input: MeasureInput, period: Interval): readonly BurnReading[] {
  const rates = ratesOf(input.terms);
  if (!rates) return [];
  const { objective } = rates;
  const subject = subjectOf(input, period);
  const shapes = burnShapes(rates.burnRates);
  const pairs = burnPairs({ periodMs: period.to - period.from, objective, subject, shapes });
  return pairs.map((pair) => {
    const long = seenIn(input, pair.longMs);
    const short = seenIn(input, pair.shortMs);
    const tolerance = toleranceOf(objective);
    const watched = { pair, long, short, tolerance, subject };
    const rate = (window: BurnWindow) => {
      const burning = burnRate(window, tolerance);
      return burning && toNumber(burning);
    };
    return {
      ...{ name: pairName(pair), pair, factor: toNumber(pair.factor), long, short },
      ...{ longRate: rate(long), shortRate: rate(short) },
      state: isBurning(watched) ? 'burning' : isStillBurning(watched) ? 'cooling' : 'calm',
    };
  });
}

/** Whether anything goes wrong until an instant by time alone; the facts are those of the burn span. */
export function burnsByItself(input: MeasureInput, until: Instant): boolean {
  return seenIn({ ...input, asOf: until }, until - input.asOf).bad > 0;
}

/** Whether one alert is on: it begins when both windows burn, and is the same until the long one burns no more. */
export function burningAfter(raised: boolean, { state }: Pick<BurnReading, 'state'>): boolean {
  return raised ? state !== 'calm' : state === 'burning';
}

function ratesOf(terms: TargetTerms) {
  if (!('burnRates' in terms) || terms.burnRates === undefined) return null;
  return { objective: terms.objective, burnRates: terms.burnRates };
}

/** Time counts only where it is agreed around the clock; events where there are usually enough. */
function subjectOf(input: MeasureInput, period: Interval): BurnSubject {
  const length = period.to - period.from;
  if (unitOf(input.terms) === 'time') {
    return { of: 'time', continuous: total(openIntervals(input.calendar, period)) === length };
  }
  const span = input.period.to - input.period.from;
  const seen = seenIn(input, span).total;
  return { of: 'events', perPeriod: span > 0 ? (seen * length) / span : 0 };
}

function seenIn({ terms, ...scene }: MeasureInput, windowMs: number): BurnWindow {
  const window: Scene = { ...scene, period: { from: scene.asOf - windowMs, to: scene.asOf } };
  for (const kind of TARGET_KINDS) {
    const seen = kind.burn(terms, window);
    if (seen) return seen;
  }
  return { total: 0, bad: 0 };
}

function pairName({ longMs, shortMs }: BurnPair): string {
  return [longMs, shortMs].map(lengthName).join('/');
}

function lengthName(ms: number): string {
  return ms % HOUR === 0 ? `${ms / HOUR}h` : `${ms / MINUTE}m`;
}
