import { HOUR } from '../../domain/calendar/instant.ts';
import { AccordError } from '../../domain/error.ts';
import type { Register } from '../../domain/register/register.ts';
import { clocksDue, type DueClock, postponeClocks } from '../../storage/clocks.ts';
import type { Db } from '../../storage/database.ts';
import { transactionTriedAgain } from '../../storage/try-again.ts';
import { type Raised, raiseAlerts } from '../alert/raise-alerts.ts';
import type { Context } from '../context.ts';
import { registerWithin } from '../register/load-register.ts';
import { keepClocks } from '../work-item/refresh-clocks.ts';
import { itemsReached, reachedOf } from './clocks-reached.ts';
import { byWorkspace, groupBy } from './group-by.ts';
import { recordThresholds } from './record-thresholds.ts';

/** So many due clocks share a transaction. */
const BATCH = 500;
const PUT_OFF = HOUR;

/** Clocks of a workspace whose register cannot be read, and why. */
type Stuck = { readonly clocks: readonly DueClock[]; readonly error: AccordError };
type Batch = { readonly watched: number; readonly stuck: readonly Stuck[] };

/**
 * Records what the clocks have reached by now, of whatever workspace, and tells those who can act.
 * A workspace whose register cannot be read is put off, so that it keeps no other from being watched.
 */
export async function watchClocks(context: Context): Promise<number> {
  const stuck: Stuck[] = [];
  let watched = 0;
  for (let last = BATCH; last === BATCH; watched += last) {
    const batch = await transactionTriedAgain(context.database, (tx) => watchBatch(tx, context));
    stuck.push(...batch.stuck);
    last = batch.watched;
  }
  if (stuck.length > 0) throw unwatched(stuck);
  return watched;
}

async function watchBatch(tx: Db, context: Context): Promise<Batch> {
  const due = await clocksDue(tx, { now: context.now, limit: BATCH });
  const stuck: Stuck[] = [];
  for (const [workspaceId, clocks] of byWorkspace(due)) {
    const own = { ...context, workspace: { id: workspaceId, teamId: null } };
    const register = await registerWithin(tx, own).catch(onlyUnreadable);
    if (register instanceof AccordError) stuck.push({ clocks, error: register });
    else await watchWorkspace(tx, own, { register, clocks });
  }
  const until = context.now + PUT_OFF;
  for (const { clocks } of stuck) await postponeClocks(tx, { clocks, until });
  return { watched: due.length, stuck };
}

/** A database that fails ends the batch; what is wrong with a stored register does not. */
function onlyUnreadable(error: unknown): AccordError {
  if (error instanceof AccordError) return error;
  throw error;
}

type Watching = { readonly register: Register; readonly clocks: readonly DueClock[] };

async function watchWorkspace(tx: Db, context: Context, { register, clocks }: Watching) {
  const raised: Raised[] = [];
  for (const some of groupBy(clocks, ({ agreementKey }) => agreementKey).values()) {
    raised.push(...(await watchAgreement(tx, context, { register, clocks: some })));
  }
  await raiseAlerts(tx, context, { register, raised });
}

/** The stored clocks only say where to look: what is recorded comes from folding the events again. */
async function watchAgreement(
  tx: Db,
  context: Context,
  { register, clocks }: Watching,
): Promise<readonly Raised[]> {
  const { now, workspace } = context;
  const agreementKey = clocks[0]?.agreementKey ?? '';
  const workItemIds = [...new Set(clocks.map(({ workItemId }) => workItemId))];
  const own = { workspaceId: workspace.id, register, agreementKey, workItemIds, now };
  const items = await itemsReached(tx, own);
  const reached = reachedOf(items, own);
  const raised = await recordThresholds(tx, context, { register, reached });
  await keepClocks(tx, { ...own, passed: 'leave' }, items);
  return raised;
}

function unwatched(stuck: readonly Stuck[]): AccordError {
  const count = stuck.reduce((sum, { clocks }) => sum + clocks.length, 0);
  const cause = new AggregateError(stuck.map(({ error }) => error));
  return new AccordError(
    'internal',
    `${count} due clocks cannot be watched, because the register of their workspace cannot be read. They are looked at again in an hour.`,
    { cause },
  );
}
