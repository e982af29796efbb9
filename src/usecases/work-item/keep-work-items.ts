import type { Instant } from '../../domain/calendar/instant.ts';
import { mentionsOf } from '../../domain/measurement/merging.ts';
import type { WorkItem } from '../../domain/measurement/work-item-event.ts';
import type { Register } from '../../domain/register/register.ts';
import type { Db } from '../../storage/database.ts';
import { mergedAmong, workItemsByAgreement } from '../../storage/merged-work-items.ts';
import { touchPeriods } from '../../storage/period-touches.ts';
import { type Recorded, recordWorkItemEvents } from '../../storage/work-item-events.ts';
import { loadWorkItems } from '../../storage/work-items.ts';
import { refreshClocks } from './refresh-clocks.ts';
import { settleMerges } from './settle-merges.ts';

type Keeping = {
  readonly workspaceId: number;
  readonly register: Register;
  readonly agreementKey: string;
  readonly source: string;
  readonly items: readonly WorkItem[];
  readonly now: Instant;
  readonly passed: 'tell' | 'leave';
};

/** Keeps what is told of work items, what it means for those that go on after a merge, and all their clocks. */
export async function keepWorkItems(tx: Db, keeping: Keeping): Promise<Recorded> {
  const { workspaceId, source, items, now: receivedAt } = keeping;
  const kept = await recordWorkItemEvents(tx, {
    ...keeping,
    receivedAt,
    mentions: mentionsOf(items),
  });
  const changed = [...kept.changedIds, ...kept.mentionedIds];
  const merged = await mergedAmong(tx, changed);
  const known = merged.length > 0 ? await loadWorkItems(tx, { workspaceId, ids: merged }) : [];
  const place = { workspaceId, source, receivedAt };
  const survivors = await settleMerges(tx, place, [...kept.added, ...known]);
  await refreshEverywhere(tx, keeping, { ...kept, changedIds: [...changed, ...survivors] });
  return kept;
}

type Touched = { readonly agreementKeys: readonly string[]; readonly hasChanged: boolean };

/** The database sees by new clocks what they are measured by: besides, what they do not show, and what is still to come. */
async function touch(
  tx: Db,
  { workspaceId, items, now }: Keeping,
  { agreementKeys: keys, hasChanged }: Touched,
): Promise<void> {
  const later = items.flatMap(({ events }) => events.map(({ at }) => at)).filter((at) => at > now);
  const instants = [...(hasChanged ? [0] : []), ...new Set(later)];
  for (const at of instants) {
    await touchPeriods(tx, { workspaceId, about: 'work-items', keys, at });
  }
}

/** Whichever agreement they were recorded under, the clocks of all agreements go by the same events. */
async function refreshEverywhere(
  tx: Db,
  keeping: Keeping,
  { added, changedIds }: Recorded,
): Promise<void> {
  const { workspaceId, register, agreementKey, now, passed } = keeping;
  const of = { workspaceId, register, now, passed };
  const covered = await workItemsByAgreement(tx, { workspaceId, ids: [...new Set(changedIds)] });
  const workItemIds = covered.get(agreementKey) ?? [];
  await refreshClocks(tx, { ...of, agreementKey, workItemIds, added });
  for (const [other, ids] of covered) {
    if (other === agreementKey) continue;
    await refreshClocks(tx, { ...of, agreementKey: other, workItemIds: ids });
  }
  const agreementKeys = [...new Set([agreementKey, ...covered.keys()])];
  await touch(tx, keeping, { agreementKeys, hasChanged: changedIds.length > 0 });
}
