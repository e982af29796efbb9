import { DAY, type Instant } from '../../domain/calendar/instant.ts';
import type { Register } from '../../domain/register/register.ts';
import { coveredWorkItems } from '../../storage/covered-work-items.ts';
import type { Db } from '../../storage/database.ts';
import { dueName, openDues } from '../../storage/open-dues.ts';
import { coveringAny } from '../../storage/refolds.ts';
import { foldAnew } from '../work-item/refresh-clocks.ts';

type Change = {
  readonly workspaceId: number;
  /** As it would be. */
  readonly register: Register;
  readonly agreementKeys: readonly string[];
  readonly now: Instant;
};

/** How many open clocks would be due at another instant if the register were this one. */
export async function countMovedClocks(db: Db, change: Change): Promise<number> {
  let moved = 0;
  for (const agreementKey of await coveringAny(db, change)) {
    moved += await movedUnder(db, { ...change, agreementKey });
  }
  return moved;
}

type OfAgreement = Change & { readonly agreementKey: string };

async function movedUnder(db: Db, change: OfAgreement): Promise<number> {
  const open = await openDues(db, change);
  // What happened by now or lies a little ahead, as a source may tell it; what has no open clock cannot move.
  const seen = { since: change.now, asOf: change.now + DAY };
  let same = 0;
  for await (const items of coveredWorkItems(db, { ...change, ...seen })) {
    const fresh = await foldAnew(db, { ...change, items, passed: 'leave' });
    same += fresh.filter((clock) => open.get(dueName(clock)) === clock.dueAt).length;
  }
  return open.size - same;
}
