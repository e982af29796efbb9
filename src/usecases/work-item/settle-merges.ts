import type { Instant } from '../../domain/calendar/instant.ts';
import { duplicatesOf, missingFacts, survivorsOf } from '../../domain/measurement/merging.ts';
import type { WorkItem } from '../../domain/measurement/work-item-event.ts';
import type { Db } from '../../storage/database.ts';
import {
  type CoveredWorkItem,
  lockWorkItemNamed,
  workItemsNamed,
} from '../../storage/merged-work-items.ts';
import { addMentions } from '../../storage/work-item-events.ts';

type Place = {
  readonly workspaceId: number;
  readonly source: string;
  readonly receivedAt: Instant;
};

/** A chain of merges is far shorter; nothing here may go round in circles. */
const MOST_VISITS = 50;

/**
 * Gives the work items that go on after a merge the start of those that were merged into them, from item to item
 * along a chain of merges. Gives the numbers of those that have a new fact.
 */
export async function settleMerges(
  db: Db,
  place: Place,
  items: readonly WorkItem[],
): Promise<readonly number[]> {
  const waiting = new Set(items.flatMap(survivorsToSettle));
  const settled = new Set<number>();
  const visits = new Map<string, number>();
  // What is added on the way is visited, too.
  for (const key of waiting) {
    waiting.delete(key);
    const times = (visits.get(key) ?? 0) + 1;
    visits.set(key, times);
    const survivor = times <= MOST_VISITS ? await settleOne(db, place, key) : null;
    if (!survivor) continue;
    settled.add(survivor.id);
    for (const next of survivorsOf(survivor)) waiting.add(next);
  }
  return [...settled];
}

function survivorsToSettle(item: WorkItem): readonly string[] {
  return duplicatesOf(item).length > 0 ? [item.key, ...survivorsOf(item)] : survivorsOf(item);
}

/** The survivor when it has a new fact, null when it has them all. */
async function settleOne(db: Db, place: Place, key: string): Promise<CoveredWorkItem | null> {
  await lockWorkItemNamed(db, { ...place, key });
  const [survivor] = await workItemsNamed(db, { ...place, keys: [key] });
  if (!survivor) return null;
  const duplicates = await workItemsNamed(db, { ...place, keys: duplicatesOf(survivor) });
  const events = missingFacts(
    survivor,
    duplicates.map((item) => ({ item, sharesAgreement: shareAgreement(item, survivor) })),
  );
  if (events.length === 0) return null;
  await addMentions(db, { ...place, items: [{ key, events }] });
  return survivor;
}

function shareAgreement(a: CoveredWorkItem, b: CoveredWorkItem): boolean {
  return a.agreementKeys.some((key) => b.agreementKeys.includes(key));
}
