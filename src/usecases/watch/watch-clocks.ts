import type { Register } from '../../domain/register/register.ts';
import { clocksDue, type DueClock } from '../../storage/clocks.ts';
import type { Db } from '../../storage/database.ts';
import { loadWorkItems, type StoredWorkItem } from '../../storage/work-items.ts';
import type { Context } from '../context.ts';
import { readRegister } from '../register/load-register.ts';
import { foldingFor } from '../work-item/fold-work-item.ts';
import { refreshClocks } from '../work-item/refresh-clocks.ts';
import { recordThresholds } from './record-thresholds.ts';

/** So many due clocks share a transaction. */
const BATCH = 100;

/** Records what the clocks have reached by now, of whatever workspace, and tells those who can act. */
export async function watchClocks(context: Context): Promise<number> {
  let watched = 0;
  for (let batch = BATCH; batch === BATCH; watched += batch) {
    batch = await context.database.transaction((tx) => watchBatch(tx, context));
  }
  return watched;
}

async function watchBatch(tx: Db, context: Context): Promise<number> {
  const due = await clocksDue(tx, { now: context.now, limit: BATCH });
  for (const [workspaceId, clocks] of groupBy(due, (clock) => clock.workspaceId)) {
    const register = await readRegister(tx, workspaceId);
    const own = { ...context, workspace: { id: workspaceId, teamId: null } };
    for (const [agreementKey, some] of groupBy(clocks, (clock) => clock.agreementKey)) {
      await watchAgreement(tx, own, { register, agreementKey, clocks: some });
    }
  }
  return due.length;
}

type Watching = {
  readonly register: Register;
  readonly agreementKey: string;
  readonly clocks: readonly DueClock[];
};

/** The stored clocks only say where to look: what is recorded comes from folding the events again. */
async function watchAgreement(tx: Db, context: Context, watching: Watching): Promise<void> {
  const { register, agreementKey, clocks } = watching;
  const { now, workspace } = context;
  const ids = [...new Set(clocks.map(({ workItemId }) => workItemId))];
  const items = await loadWorkItems(tx, { workspaceId: workspace.id, ids });
  const { clocksOf } = foldingFor(register, agreementKey);
  for (const item of items.toSorted(inOrderOfDueness(clocks))) {
    for (const pinned of clocksOf(item, now)) {
      await recordThresholds(tx, context, { register, item, pinned });
    }
  }
  await refreshClocks(tx, {
    ...{ workspaceId: workspace.id, register, agreementKey, now },
    workItemIds: ids,
    passed: 'leave',
  });
}

/** People read first what was due first. */
function inOrderOfDueness(clocks: readonly DueClock[]) {
  const place = ({ id }: StoredWorkItem) => clocks.findIndex(({ workItemId }) => workItemId === id);
  return (a: StoredWorkItem, b: StoredWorkItem) => place(a) - place(b);
}

function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key) {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
