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
  const missed = cases.filter(({ clock }) => clock.state === 'missed' && clock.breachedAt !== null);
  // A year of misses is not sorted for the sake of ten.
  const lates = Float64Array.from(missed, ({ clock }) => -clock.remainingMs).sort();
  const least = lates.at(-MOST) ?? Number.NEGATIVE_INFINITY;
  return missed
    .flatMap(({ workItemKey, clock: { breachedAt, remainingMs, stoppedAt } }) =>
      breachedAt !== null && -remainingMs >= least
        ? [{ workItemKey, dueAt: breachedAt, lateMs: -remainingMs, open: stoppedAt === null }]
        : [],
    )
    .sort((a, b) => b.lateMs - a.lateMs || (a.workItemKey < b.workItemKey ? -1 : 1))
    .slice(0, MOST);
}
