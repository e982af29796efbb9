import { missesAllowed } from '../compliance/attainment.ts';
import { betaBinomial, type Distribution, tailsOf } from './distribution.ts';
import type { MissRate } from './miss-rate.ts';

/** What is promised, and what has been judged of it. */
export type Standing = {
  readonly objective: string;
  readonly missed: number;
  readonly eligible: number;
};

/** So many more cases come with such a probability. */
export type Volume = { readonly count: number; readonly weight: number };

type Future = {
  readonly standing: Standing;
  /** How many of those that run now are missed. */
  readonly open: Distribution;
  readonly news: readonly Volume[];
  readonly rate: MissRate;
};

/** The probability of more misses than allowed, over every number of new cases and of open ones missed. */
export function chanceOfTooMany({ standing, open, news, rate }: Future): number {
  const { objective, missed, eligible } = standing;
  const running = open.weights.length - 1;
  let failing = 0;
  for (const { count, weight } of news) {
    const allowed = missesAllowed(eligible + running + count, objective) - missed;
    const ofNew = betaBinomial({ n: count, ...rate });
    const tails = tailsOf(ofNew);
    const chance = open.weights.reduce(
      (sum, each, late) => sum + each * tailAt(ofNew, tails, allowed - late),
      0,
    );
    failing += weight * chance;
  }
  return Math.min(1, Math.max(0, failing));
}

/** The probability of more than `most`. */
function tailAt({ from }: Distribution, tails: readonly number[], most: number): number {
  const index = most + 1 - from;
  return index <= 0 ? 1 : (tails[index] ?? 0);
}
