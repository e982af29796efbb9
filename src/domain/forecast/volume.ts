import { certainly, type Distribution, negativeBinomial } from './distribution.ts';

/** How many cases are still to come, when so many came in the same stretch of earlier weeks. */
export function volumeOf(counts: readonly number[], independent: number): Distribution {
  if (counts.length === 0) return certainly(0);
  const mean = meanOf(counts);
  if (mean === 0) return certainly(0);
  const scatter =
    counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / Math.max(1, counts.length - 1);
  // Stretches that overlap are not so many independent looks at the past.
  const looks = Math.max(1, Math.min(counts.length, independent));
  const variance = Math.max(mean, scatter) * (1 + 1 / looks);
  return negativeBinomial({ mean, size: mean ** 2 / (variance - mean) });
}

/** The mean of some counts; 0 of none. */
export function meanOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0) / Math.max(1, counts.length);
}
