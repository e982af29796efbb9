import type { Verdict } from '../domain/target/figure.ts';

/** How one target fared month by month, ready to be drawn. */
export type Attainment = {
  readonly title: string;
  readonly subtitle: string;
  readonly objective: string;
  readonly months: readonly MonthAttained[];
};

export type MonthAttained = {
  /** As a reader says it: `Oct 2026`. */
  readonly label: string;
  /** Truncated toward failure, as shown everywhere; null without data. */
  readonly percent: string | null;
  readonly verdict: Verdict;
};

/** The words of a verdict, as the legend and the alternative text say them. */
export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  met: 'met',
  'at-risk': 'at risk',
  breached: 'missed',
  'no-data': 'no data',
};
