import { agreementsBehind } from '../../domain/agreement/overriding.ts';
import { UNREACHABLE } from '../../domain/calendar/calendar.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import type { WorkItem } from '../../domain/measurement/work-item-event.ts';
import type { Register } from '../../domain/register/register.ts';
import { reopenableUntil } from '../../domain/target/count-apart.ts';
import { type ClockRow, saveClocks } from '../../storage/clocks.ts';
import type { Db } from '../../storage/database.ts';
import { askToLook } from '../../storage/episode-looks.ts';
import {
  coveredWorkItemIds,
  coveringOf,
  loadWorkItems,
  type StoredWorkItem,
} from '../../storage/work-items.ts';
import { passedThresholds } from '../watch/passed-thresholds.ts';
import { clockFingerprint } from './clock-fingerprint.ts';
import type { PinnedClock } from './fold-work-item.ts';
import { type ReadyToFold, readyToFold } from './ready-to-fold.ts';

type Refresh = {
  readonly workspaceId: number;
  readonly register: Register;
  readonly agreementKey: string;
  readonly workItemIds: readonly number[];
  /** Items that were added a moment ago, with all that is known of them: they have no clocks yet. */
  readonly added?: readonly StoredWorkItem[] | undefined;
  readonly now: Instant;
  /** Whether thresholds that were passed before now are still to be told, or belong to the past. */
  readonly passed: 'tell' | 'leave';
};

/** Folds work items again and keeps their clocks, each pinned to the revision in force at its start. */
export async function refreshClocks(db: Db, refresh: Refresh): Promise<void> {
  const { workItemIds, added = [] } = refresh;
  if (workItemIds.length + added.length === 0) return;
  await keepClocks(db, refresh, await readItems(db, refresh));
}

/** Keeps the clocks of work items that were read. */
export async function keepClocks(db: Db, refresh: Refresh, ready: ReadyToFold): Promise<void> {
  const { workspaceId, register, agreementKey, workItemIds, now } = refresh;
  const clocks = foldAll(ready, refresh);
  const fingerprint = clockFingerprint(register, agreementKey);
  await saveClocks(db, { workspaceId, agreementKey, workItemIds, clocks, fingerprint });
  await askToLook(db, { workItemIds, at: now });
  await refreshBehind(db, refresh);
}

/** What a more specific agreement counts, the others that cover the same work items do not count. */
async function refreshBehind(db: Db, { added: _, ...refresh }: Refresh): Promise<void> {
  const { workspaceId, register, agreementKey, workItemIds: ids } = refresh;
  for (const behind of agreementsBehind(register, agreementKey)) {
    const covered = await coveringOf(db, { workspaceId, ids, agreementKeys: [behind] });
    const workItemIds = [...covered.keys()];
    await refreshClocks(db, { ...refresh, agreementKey: behind, workItemIds });
  }
}

/** What folding work items gives now, without keeping it. */
export async function freshClocks(db: Db, refresh: Refresh): Promise<readonly ClockRow[]> {
  return foldAll(await readItems(db, refresh), refresh);
}

async function readItems(db: Db, refresh: Refresh): Promise<ReadyToFold> {
  const { workspaceId, workItemIds: ids, added = [] } = refresh;
  const known = ids.length > 0 ? await loadWorkItems(db, { workspaceId, ids }) : [];
  return readyToFold(db, { ...refresh, items: [...added, ...known] });
}

type FoldingAnew = Omit<Refresh, 'workItemIds' | 'added'> & {
  readonly items: readonly StoredWorkItem[];
};

/** What folding work items that were read gives now. */
export async function foldAnew(db: Db, folding: FoldingAnew): Promise<readonly ClockRow[]> {
  return foldAll(await readyToFold(db, folding), folding);
}

function foldAll(
  { items, clocksOf }: ReadyToFold,
  { now, passed }: Pick<Refresh, 'now' | 'passed'>,
) {
  return items.flatMap((item) =>
    clocksOf(item, lastSeen(item, now)).flatMap((pinned) =>
      clockRow(pinned, { workItemId: item.id, now, passed }),
    ),
  );
}

// A source whose clock is a little fast tells what is still to come; nothing else folds the item again when it has.
function lastSeen({ events }: WorkItem, now: Instant): Instant {
  return events.reduce((latest, { at }) => Math.max(latest, at), now);
}

type Rebuilding = Pick<Refresh, 'workspaceId' | 'register' | 'agreementKey' | 'now'>;

/** So many work items are folded at a time. */
const PAGE = 1_000;

/** Folds every work item of an agreement again: what its clocks are made of has been replaced. */
export async function rebuildClocks(db: Db, rebuilding: Rebuilding): Promise<void> {
  const { workspaceId, agreementKey } = rebuilding;
  let after = 0;
  for (;;) {
    const question = { workspaceId, agreementKey, after, limit: PAGE };
    const workItemIds = await coveredWorkItemIds(db, question);
    await refreshClocks(db, { ...rebuilding, workItemIds, passed: 'leave' });
    after = workItemIds.at(-1) ?? after;
    if (workItemIds.length < PAGE) return;
  }
}

type Reading = { readonly workItemId: number } & Pick<Refresh, 'now' | 'passed'>;

function clockRow(pinned: PinnedClock, reading: Reading): readonly ClockRow[] {
  const { clock, target, agreement } = pinned;
  const { startedAt, state, cycle, dueAt, stoppedAt } = clock;
  if (startedAt === null) return [];
  const next = nextThreshold(clock, reading);
  return [
    {
      targetKey: target.key,
      workItemId: reading.workItemId,
      revision: agreement.number,
      ...{ cycle, state, startedAt, dueAt, stoppedAt },
      nextThreshold: next?.threshold ?? null,
      nextThresholdAt: next?.at ?? null,
      reopenUntil: reopenUntil(pinned),
      handSet: clock.handSetDue !== undefined,
    },
  ];
}

// As far as dates of four digits reach.
const EVER = Date.UTC(9000, 0);

function reopenUntil(pinned: PinnedClock): Instant | null {
  const until = reopenableUntil(pinned);
  return until === UNREACHABLE ? EVER : until;
}

// What was passed already is looked at in the next round of the watch, which tells nothing twice.
function nextThreshold(clock: PinnedClock['clock'], { now, passed }: Reading) {
  const { fresh, next } = passedThresholds(clock, now, new Set());
  const highest = fresh.at(-1);
  return passed === 'tell' && highest !== undefined ? { threshold: highest, at: now } : next;
}
