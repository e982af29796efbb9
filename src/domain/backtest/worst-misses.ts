import type { Instant } from '../calendar/instant.ts';
import type { Case } from '../target/cases-figure.ts';

/** A missed case, and for how much support time it was late. */
export type WorstMiss = {
  readonly workItemKey: string;
  readonly dueAt: Instant;
  readonly lateMs: number;
  /** Whether it is still open, so that it gets later and later. */
  readonly open: boolean;
};

const MOST = 10;

/** The missed cases that were late the longest. */
export function worstMisses(cases: readonly Case[]): readonly WorstMiss[] {
  return cases
    .flatMap(({ workItemKey, clock: { state, breachedAt, remainingMs, stoppedAt } }) =>
      state === 'missed' && breachedAt !== null
        ? [{ workItemKey, dueAt: breachedAt, lateMs: -remainingMs, open: stoppedAt === null }]
        : [],
    )
    .sort((a, b) => b.lateMs - a.lateMs || (a.workItemKey < b.workItemKey ? -1 : 1))
    .slice(0, MOST);
}
