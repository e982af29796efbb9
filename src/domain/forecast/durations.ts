import type { Chance } from './chance.ts';
import { normalQuantile, normalTail } from './normal.ts';

/** How long outages lasted, in ascending order, and the lognormal shape of what may last longer. */
export type Durations = {
  readonly sorted: readonly number[];
  readonly logMean: number;
  readonly logSpread: number;
};

// A handful of outages that lasted about the same must not promise that no outage ever lasts longer.
const LEAST_SPREAD = 0.5;

/** Reads the lengths of past outages, at least one of them and all longer than nothing. */
export function durationsOf(lengths: readonly number[]): Durations {
  const logs = lengths.map((length) => Math.log(length));
  const logMean = sum(logs) / logs.length;
  const variance = sum(logs.map((log) => (log - logMean) ** 2)) / Math.max(1, logs.length - 1);
  return {
    sorted: lengths.toSorted((a, b) => a - b),
    logMean,
    logSpread: Math.max(LEAST_SPREAD, Math.sqrt(variance)),
  };
}

/**
 * How long an outage lasts that has lasted for `beyond` already: one of the past ones that lasted longer,
 * or, as often as one in all of them and itself, longer than all.
 */
export function drawDuration(
  { sorted, logMean, logSpread }: Durations,
  { beyond, chance }: { readonly beyond: number; readonly chance: Chance },
): number {
  const first = sorted.findIndex((length) => length > beyond);
  const longer = first === -1 ? 0 : sorted.length - first;
  const picked = sorted[sorted.length - longer + Math.floor(chance() * (longer + 1))];
  if (picked !== undefined) return picked;
  const longest = Math.max(beyond, sorted.at(-1) ?? 0);
  const share = normalTail((Math.log(longest) - logMean) / logSpread) * (1 - chance());
  return Math.max(longest, Math.exp(logMean - logSpread * normalQuantile(share)));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
