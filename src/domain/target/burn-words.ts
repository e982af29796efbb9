import { HOUR, MINUTE } from '../calendar/instant.ts';
import type { BurnReading } from './burn-alerts.ts';
import { count } from './length-words.ts';

/** The pair that says most about a budget that is being used up too fast: the first that burns; null when none does. */
export function burningNow(readings: readonly BurnReading[]): BurnReading | null {
  return readings.find(({ state }) => state === 'burning') ?? null;
}

/** “in the last hour 20.1 times as fast as the budget lasts, and in the last 5 minutes 33.3 times; 14.4 times is too fast”. */
export function burnWords({ pair, longRate, shortRate, factor }: BurnReading): string {
  const long = `in the last ${windowWords(pair.longMs)} ${timesWords(longRate)}`;
  const short = `in the last ${windowWords(pair.shortMs)} ${timesWords(shortRate)}`;
  return `${long}, ${short}; more than ${timesWords(factor)} is too fast`;
}

function timesWords(rate: number | null): string {
  return rate === null ? 'nothing seen' : `${Math.floor(rate * 10) / 10} times`;
}

function windowWords(ms: number): string {
  if (ms === HOUR) return 'hour';
  return ms % HOUR === 0 ? count(ms / HOUR, 'hour') : count(ms / MINUTE, 'minute');
}
