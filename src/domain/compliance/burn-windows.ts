import { DAY, HOUR, MINUTE } from '../calendar/instant.ts';
import { AccordError } from '../error.ts';
import { isCount } from './attainment.ts';
import { compare, decimal, type Fraction, fraction, over, times } from './fraction.ts';
import { toleranceOf } from './percentage.ts';

/** Two windows that must both burn too fast: the long one says that it matters, the short one that it still goes on. */
export type BurnPair = {
  readonly longMs: number;
  readonly shortMs: number;
  /** The share of the period's budget that the long window spends at this rate. */
  readonly budgetPercent: number;
  /** So many times as fast as the budget lasts for exactly the period. */
  readonly factor: Fraction;
  readonly urgency: 'page' | 'ticket';
};

/** A pair without the rate that follows from the length of a period. */
export type BurnShape = Omit<BurnPair, 'factor'>;

/** What a promise counts: time around the clock, time in business hours, or so many events in a usual period. */
export type BurnSubject =
  | { readonly of: 'time'; readonly continuous: boolean }
  | { readonly of: 'events'; readonly perPeriod: number };

type Asked = {
  /** The real length of the period. */
  readonly periodMs: number;
  readonly objective: string;
  readonly subject: BurnSubject;
  /** What the agreement says; the usual four pairs when absent. */
  readonly shapes?: readonly BurnShape[] | undefined;
};

/** What was seen in a window: milliseconds or events, and how many of them were bad. */
export type BurnWindow = { readonly total: number; readonly bad: number };

export const USUAL_SHAPES: readonly BurnShape[] = [
  { longMs: HOUR, shortMs: 5 * MINUTE, budgetPercent: 2, urgency: 'page' },
  { longMs: 6 * HOUR, shortMs: 30 * MINUTE, budgetPercent: 5, urgency: 'page' },
  { longMs: DAY, shortMs: 2 * HOUR, budgetPercent: 10, urgency: 'ticket' },
  { longMs: 3 * DAY, shortMs: 6 * HOUR, budgetPercent: 10, urgency: 'ticket' },
];

/** So many events a long window must usually have, and a window must have seen to be judged. */
export const FEWEST_EVENTS = 30;
/** A single bad event is never a trend. */
const FEWEST_BAD = 2;

/**
 * The pairs that make sense for a promise, by its real period length: only for time around the clock or many events,
 * only at a rate that would break the promise (1 or more) and that the promise can reach (below 1 ÷ (1 − objective)).
 */
export function burnPairs(asked: Asked): readonly BurnPair[] {
  const { periodMs, objective, subject, shapes = USUAL_SHAPES } = asked;
  if (!(Number.isSafeInteger(periodMs) && periodMs > 0)) {
    throw new AccordError('invalid', 'A burn rate needs a period longer than nothing.');
  }
  const tolerance = toleranceOf(objective);
  return shapes
    .filter(({ longMs }) => longMs <= periodMs)
    .filter(({ longMs }) => suits(subject, { longMs, periodMs }))
    .map((shape) => ({ ...shape, factor: factorOf(shape, periodMs) }))
    .filter(({ factor }) => compare(factor, fraction(1)) >= 0)
    .filter(({ factor }) => compare(times(factor, tolerance), fraction(1)) < 0);
}

function factorOf(
  { longMs, budgetPercent }: { readonly longMs: number; readonly budgetPercent: number },
  periodMs: number,
): Fraction {
  return over(times(decimal(String(budgetPercent)), fraction(periodMs)), fraction(100 * longMs));
}

function suits(
  subject: BurnSubject,
  { longMs, periodMs }: { readonly longMs: number; readonly periodMs: number },
): boolean {
  if (subject.of === 'time') return subject.continuous;
  return (subject.perPeriod * longMs) / periodMs >= FEWEST_EVENTS;
}

/** How many times as fast as it may a window goes wrong; null where nothing was seen or nothing may go wrong. */
export function burnRate({ total, bad }: BurnWindow, tolerance: Fraction): Fraction | null {
  if (!isCount(total) || !isCount(bad) || bad > total) {
    throw new AccordError(
      'invalid',
      `${bad} bad of ${total} is not possible. Both are whole numbers, and no more is bad than there is.`,
    );
  }
  if (total === 0 || compare(tolerance, fraction(0)) <= 0) return null;
  return over(fraction(bad, total), tolerance);
}

/** What may go wrong in the rest of a period, as a share: within it, a budget lasts until the end. */
export function toleranceLeft(rest: { readonly left: number; readonly total: number }): Fraction {
  const { left, total } = rest;
  return total <= 0 || left <= 0 ? fraction(0) : fraction(left, total);
}

type Watched = {
  readonly pair: BurnPair;
  readonly long: BurnWindow;
  readonly short: BurnWindow;
  /** What may go wrong: that of the objective, or what is left of it. */
  readonly tolerance: Fraction;
  readonly subject: BurnSubject;
};

/** Whether both windows of a pair burn strictly faster than its factor, on enough evidence. */
export function isBurning(watched: Watched): boolean {
  const { pair, short, tolerance } = watched;
  return isStillBurning(watched) && exceeds(short, { pair, tolerance });
}

/** Whether the long window of a pair alone still burns too fast: so long one alert goes on. */
export function isStillBurning({ pair, long, tolerance, subject }: Omit<Watched, 'short'>) {
  const isEnough = subject.of === 'time' || hasEnough(long);
  return isEnough && exceeds(long, { pair, tolerance });
}

function exceeds(window: BurnWindow, { pair, tolerance }: Pick<Watched, 'pair' | 'tolerance'>) {
  const rate = burnRate(window, tolerance);
  return rate !== null && compare(rate, pair.factor) > 0;
}

function hasEnough({ total, bad }: BurnWindow): boolean {
  return total >= FEWEST_EVENTS && bad >= FEWEST_BAD;
}
