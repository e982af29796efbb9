import type { Instant } from '../../domain/calendar/instant.ts';
import type { Register } from '../../domain/register/register.ts';
import type { Db } from '../../storage/database.ts';
import { loadWorkItems } from '../../storage/work-items.ts';
import { type ReadyToFold, readyToFold } from '../work-item/ready-to-fold.ts';
import type { Reached } from './reached.ts';

type Reaching = {
  readonly workspaceId: number;
  readonly register: Register;
  readonly agreementKey: string;
  readonly workItemIds: readonly number[];
  readonly now: Instant;
};

/** The clocks of some work items under an agreement as their events say they stand, in the order of the items. */
export async function clocksReached(db: Db, reaching: Reaching): Promise<readonly Reached[]> {
  return reachedOf(await itemsReached(db, reaching), reaching);
}

/** Some work items, ready to be folded under an agreement. */
export async function itemsReached(db: Db, reaching: Reaching): Promise<ReadyToFold> {
  const { workspaceId, workItemIds: ids } = reaching;
  const place = new Map(ids.map((id, index) => [id, index]));
  const found = await loadWorkItems(db, { workspaceId, ids });
  const items = found.toSorted((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
  return readyToFold(db, { ...reaching, items });
}

/** The clocks of work items as they stand now. */
export function reachedOf(
  { items, clocksOf }: ReadyToFold,
  { now }: { readonly now: Instant },
): readonly Reached[] {
  return items.flatMap((item) => clocksOf(item, now).map((pinned) => ({ item, pinned })));
}
