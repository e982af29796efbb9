import type { SettledCases } from '../../domain/target/figure.ts';
import type { SettledRow } from '../../storage/settled-cases.ts';

/** The settled cases of each target, as the domain counts them. */
export function settledByTarget(rows: readonly SettledRow[]): ReadonlyMap<string, SettledCases> {
  return new Map(
    rows.map(({ targetKey, missed, met, cancelled, handSet, mayReopen }) => [
      targetKey,
      { met, cancelled, handSet, mayReopen, missed: (missed ?? []).map(missedItem) },
    ]),
  );
}

// A case is missed at the very instant at which it was due.
function missedItem([workItemKey, dueAt]: readonly [string, number]) {
  return { workItemKey, dueAt, breachedAt: dueAt };
}
