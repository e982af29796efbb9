import type { Instant } from '../../domain/calendar/instant.ts';
import type { Register } from '../../domain/register/register.ts';
import type { Db } from '../../storage/database.ts';
import { loadWorkItems } from '../../storage/work-items.ts';
import { exclusionsForClocks } from '../exclusion/exclusions-in-force.ts';
import { foldingFor } from '../work-item/fold-work-item.ts';
import { withCoverage } from '../work-item/with-coverage.ts';
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
  const { workspaceId, register, agreementKey, workItemIds, now } = reaching;
  const own = { workspaceId, register, agreementKey };
  const effective = await exclusionsForClocks(db, { ...own, now });
  const { clocksOf } = foldingFor(register, agreementKey, effective);
  const found = await loadWorkItems(db, { workspaceId, ids: workItemIds });
  const items = await withCoverage(db, own, found);
  const place = new Map(workItemIds.map((id, index) => [id, index]));
  return items
    .toSorted((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0))
    .flatMap((item) => clocksOf(item, now).map((pinned) => ({ item, pinned })));
}
