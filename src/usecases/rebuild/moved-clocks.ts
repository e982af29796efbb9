import type { Instant } from '../../domain/calendar/instant.ts';
import type { Register } from '../../domain/register/register.ts';
import { openClocks, type StoredClock } from '../../storage/clocks.ts';
import type { Db } from '../../storage/database.ts';
import { freshClocks } from '../work-item/refresh-clocks.ts';

type Change = {
  readonly workspaceId: number;
  /** As it would be. */
  readonly register: Register;
  readonly agreementKeys: readonly string[];
  readonly now: Instant;
};

const PAGE = 2_000;

/** How many open clocks would be due at another instant if the register were this one. */
export async function countMovedClocks(db: Db, change: Change): Promise<number> {
  let moved = 0;
  for (const agreementKey of change.agreementKeys) {
    moved += await movedUnder(db, { ...change, agreementKey });
  }
  return moved;
}

type OfAgreement = Change & { readonly agreementKey: string };

async function movedUnder(db: Db, change: OfAgreement): Promise<number> {
  const open = await openClocks(db, change);
  let moved = 0;
  for (let from = 0; from < open.length; from += PAGE) {
    moved += await movedAmong(db, change, open.slice(from, from + PAGE));
  }
  return moved;
}

async function movedAmong(db: Db, change: OfAgreement, open: readonly StoredClock[]) {
  const workItemIds = [...new Set(open.map(({ workItemId }) => workItemId))];
  const fresh = await freshClocks(db, { ...change, workItemIds, passed: 'leave' });
  const dues = new Map(fresh.map((clock) => [nameOf(clock), clock.dueAt]));
  return open.filter((clock) => dues.get(nameOf(clock)) !== clock.dueAt).length;
}

type Named = Pick<StoredClock, 'workItemId' | 'targetKey' | 'cycle'>;

function nameOf({ workItemId, targetKey, cycle }: Named): string {
  return `${workItemId} ${cycle} ${targetKey}`;
}
