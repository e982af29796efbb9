import type { Figure } from '../../target/figure.ts';

/** How one promise fared in the periods that were published. */
export type PastTarget = {
  readonly target: string;
  readonly periods: number;
  /** Of them, how many could be judged, and how many of these were met. */
  readonly judged: number;
  readonly met: number;
  /** How many cases a period had on average; null for what is not kept case by case. */
  readonly casesPerPeriod: number | null;
};

/** Sums up the figures of a promise. */
export function pastOf(target: string, figures: readonly Figure[]): PastTarget {
  const judged = figures.filter(({ verdict }) => verdict !== 'no-data');
  const cases = figures.flatMap(({ attainment }) =>
    attainment.of === 'cases' ? [attainment.eligible] : [],
  );
  const sum = cases.reduce((total, each) => total + each, 0);
  return {
    target,
    periods: figures.length,
    judged: judged.length,
    met: judged.filter(({ verdict }) => verdict !== 'breached').length,
    casesPerPeriod: cases.length === 0 ? null : sum / cases.length,
  };
}
