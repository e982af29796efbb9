/** Elapsed support time that a share of the cases did not exceed, by the nearest rank. */
export type Percentiles = {
  readonly method: 'nearest-rank';
  readonly cases: number;
  readonly p50: number;
  readonly p80: number;
  readonly p90: number;
  readonly p95: number;
};

/** The percentiles of some lengths; null of none. Each is one of the lengths, never a mean of two. */
export function percentilesOf(lengths: readonly number[]): Percentiles | null {
  if (lengths.length === 0) return null;
  const sorted = Float64Array.from(lengths).sort();
  const at = (percent: number) => sorted[Math.ceil((percent * sorted.length) / 100) - 1] ?? 0;
  return {
    method: 'nearest-rank',
    cases: sorted.length,
    ...{ p50: at(50), p80: at(80), p90: at(90), p95: at(95) },
  };
}
