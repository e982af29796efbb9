import type { SettledCases } from '../../domain/target/figure.ts';
import type { SettledRow } from '../../storage/settled-cases.ts';

/** The settled cases of each target, as the domain counts them. */
export function settledByTarget(rows: readonly SettledRow[]): ReadonlyMap<string, SettledCases> {
  const byTarget = new Map<string, Settled>();
  for (const row of rows) {
    const { met, cancelled, missed, handSet, mayReopen } = byTarget.get(row.targetKey) ?? NONE;
    byTarget.set(row.targetKey, {
      met: met + (row.state === 'met' ? row.cases : 0),
      cancelled: cancelled + (row.state === 'cancelled' ? row.cases : 0),
      missed: [...missed, ...(row.missed ?? []).map(missedItem)],
      handSet: handSet + row.handSet,
      mayReopen: mayReopen + row.mayReopen,
    });
  }
  return byTarget;
}

type Settled = Required<SettledCases> & { readonly handSet: number; readonly mayReopen: number };

const NONE: Settled = { met: 0, cancelled: 0, missed: [], handSet: 0, mayReopen: 0 };

// A case is missed at the very instant at which it was due.
function missedItem([workItemKey, dueAt]: readonly [string, number]) {
  return { workItemKey, dueAt, breachedAt: dueAt };
}
