import type { Instant } from '../../domain/calendar/instant.ts';
import type { Register } from '../../domain/register/register.ts';
import { clocksOfItems, type StoredClock } from '../../storage/clocks.ts';
import type { Db } from '../../storage/database.ts';
import { refreshClocks } from '../work-item/refresh-clocks.ts';

export type RefoldedItems = {
  readonly workspaceId: number;
  readonly register: Register;
  readonly agreementKey: string;
  readonly workItemIds: readonly number[];
  readonly now: Instant;
};

/** Folds work items again. A threshold that waits to be told stays waiting; none is told because of the folding. */
export async function refoldItems(db: Db, items: RefoldedItems): Promise<void> {
  const cached = await clocksOfItems(db, items);
  const waiting = new Set(
    cached.filter((clock) => awaitsWatch(clock, items.now)).map(({ workItemId }) => workItemId),
  );
  const quiet = items.workItemIds.filter((id) => !waiting.has(id));
  await refreshClocks(db, { ...items, workItemIds: quiet, passed: 'leave' });
  const lost = await lostDueDates(db, { ...items, workItemIds: quiet }, cached);
  await refreshClocks(db, { ...items, workItemIds: [...waiting, ...lost], passed: 'tell' });
}

/** The items with a running clock that had a due date and has none any more: that is news, whatever was passed before. */
async function lostDueDates(db: Db, items: RefoldedItems, cached: readonly StoredClock[]) {
  const keyOf = ({ targetKey, workItemId, cycle }: StoredClock) =>
    `${workItemId} ${cycle} ${targetKey}`;
  const due = new Set(cached.filter(({ dueAt }) => dueAt !== null).map(keyOf));
  const now = due.size > 0 ? await clocksOfItems(db, items) : [];
  const lost = now.filter(
    (clock) => clock.state === 'running' && clock.dueAt === null && due.has(keyOf(clock)),
  );
  return new Set(lost.map(({ workItemId }) => workItemId));
}

/** Whether a cached clock has reached a threshold that the watch has not looked at yet. */
export function awaitsWatch({ nextThresholdAt }: StoredClock, now: Instant): boolean {
  return nextThresholdAt !== null && nextThresholdAt <= now;
}
