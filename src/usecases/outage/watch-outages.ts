import { saidTo } from '../../domain/outage/fold-outage.ts';
import type { Register } from '../../domain/register/register.ts';
import { type OutageNearNotice, outageMessageKey } from '../../outbox/notice-outage.ts';
import type { Db } from '../../storage/database.ts';
import {
  declaredOutages,
  lockDeclaredOutage,
  setOutageStanding,
} from '../../storage/outage-steps.ts';
import type { Context } from '../context.ts';
import { enqueueNotice } from '../notice/enqueue-notice.ts';
import { ownerOf } from '../notice/promised.ts';
import { loadRegister } from '../register/load-register.ts';
import { teamChannels } from './affected.ts';
import { sceneKept } from './declare-outage.ts';
import { type NextUpdate, nextLook } from './next-updates.ts';
import type { OutageScene } from './tell-outage.ts';

const AT_ONCE = 100;

/** Reminds teams of the updates that they owe their customers, and says which came too late; gives how many outages it looked at. */
export async function watchOutages(context: Context): Promise<number> {
  const { database, workspace, now } = context;
  const of = { workspaceId: workspace.id, lookAt: now, limit: AT_ONCE };
  const due = await declaredOutages(database, of);
  if (due.length === 0) return 0;
  const register = await loadRegister(context);
  for (const { id } of due) {
    await database.transaction((tx) => watchOne(tx, context, { register, id }));
  }
  return due.length;
}

type Watched = { readonly register: Register; readonly id: string };

async function watchOne(tx: Db, context: Context, { register, id }: Watched): Promise<void> {
  const kept = await lockDeclaredOutage(tx, { workspaceId: context.workspace.id, id });
  if (!kept) return;
  const scene = await sceneKept(tx, context, { register, kept });
  const { now } = context;
  const reached = scene.updates.filter(({ nearAt }) => nearAt <= now);
  for (const dueAt of new Set(reached.map((update) => update.dueAt))) {
    await remind(tx, context, { scene, owed: reached.filter((update) => update.dueAt === dueAt) });
  }
  const nextAt = nextLook(scene.updates, now);
  await setOutageStanding(tx, { id, state: scene.state.state, nextAt });
}

type Owing = { readonly scene: OutageScene; readonly owed: readonly NextUpdate[] };

/** What is due at one instant is one reminder; one that comes too late says so, and is not preceded by another. */
async function remind(tx: Db, context: Context, { scene, owed }: Owing): Promise<void> {
  const [first] = owed;
  if (!first) return;
  const { register, id, service, state } = scene;
  const { dueAt, toldAt, sentence, affected } = first;
  const channels = teamChannels(register, { service, at: state.from });
  for (const to of channels) {
    const notice: OutageNearNotice = {
      ...{ kind: 'outage-update-near', outage: id, to, service, dueAt, toldAt, sentence },
      serviceName: register.services.get(service)?.terms.name ?? service,
      missed: dueAt <= context.now,
      first: owed.every((one) => saidTo(state, [one.affected.customer.key]).length === 0),
      timeZone: affected.agreement.terms.timeZone,
      customers: [...new Set(owed.map((one) => one.affected.customer.name))],
      owner: ownerOf(register, affected.agreement),
    };
    const thread = outageMessageKey({ outage: id, to });
    await enqueueNotice(tx, context, { notice, recipient: { channel: to }, thread });
  }
}
