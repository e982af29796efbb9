import { startOfDate } from '../../domain/agreement/effective-range.ts';
import { HOUR } from '../../domain/calendar/instant.ts';
import { decideByTime } from '../../domain/negotiation/decide-time.ts';
import { foldNegotiation } from '../../domain/negotiation/fold-negotiation.ts';
import { type Scene, sidedOf, todayOf } from '../../domain/negotiation/scene.ts';
import { nameActor } from '../../domain/party/actor.ts';
import { noticeKey } from '../../outbox/notice.ts';
import type { NegotiationNotice } from '../../outbox/notice-negotiation.ts';
import { record } from '../../storage/audit.ts';
import type { Db } from '../../storage/database.ts';
import { lockNegotiationById, negotiationsIn } from '../../storage/negotiations.ts';
import { hasNotice } from '../../storage/notices.ts';
import type { Context } from '../context.ts';
import { enqueueNotice } from '../notice/enqueue-notice.ts';
import { nearNotices } from './near-notices.ts';
import { authorityIn, sceneOf } from './table.ts';
import { takeSteps } from './take-steps.ts';

/** Nobody is reminded before this hour of the day. */
const MORNING = 8 * HOUR;

/** Does what time brings to every negotiation: closes rounds, escalates stages, lets terms take effect and reminds, each once. */
export async function watchNegotiations(context: Context): Promise<void> {
  const { database, workspace } = context;
  const states = ['open', 'agreed'] as const;
  const kept = await negotiationsIn(database, { workspaceId: workspace.id, states });
  const failures: unknown[] = [];
  for (const { id } of kept) {
    // One that cannot go on keeps no other from it.
    await database
      .transaction((tx) => watchOne(tx, context, id))
      .catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
}

async function watchOne(tx: Db, context: Context, id: string): Promise<void> {
  const kept = await lockNegotiationById(tx, { workspaceId: context.workspace.id, id });
  if (!kept) return;
  const authority = await authorityIn(tx, context);
  const standing = { key: kept.agreementKey, state: foldNegotiation(kept.steps) };
  const scene = sceneOf(context, authority, standing);
  const decided = decideByTime(scene);
  const after = await takeSteps(tx, context, { table: { id, scene }, decided });
  if (!isMorning(after)) return;
  for (const notice of nearNotices(id, after)) await remind(tx, context, notice);
}

function isMorning(scene: Scene): boolean {
  return scene.now >= startOfDate(todayOf(scene), sidedOf(scene).timeZone) + MORNING;
}

async function remind(tx: Db, context: Context, notice: NegotiationNotice): Promise<void> {
  const { workspace, now: at } = context;
  const key = noticeKey(notice);
  if (await hasNotice(tx, { workspaceId: workspace.id, key })) return;
  const recipient = { channel: notice.to };
  if (!(await enqueueNotice(tx, context, { notice, recipient }))) return;
  await record(tx, {
    ...{ workspaceId: workspace.id, at, actor: nameActor(context.actor) },
    ...{ verb: 'negotiation reminded of', subject: `agreement:${notice.agreement}` },
    detail: { notice: key, ...recipient },
  });
}
