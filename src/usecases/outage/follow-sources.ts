import type { Register } from '../../domain/register/register.ts';
import { type OutageSeenUpNotice, outageMessageKey } from '../../outbox/notice-outage.ts';
import type { Db } from '../../storage/database.ts';
import { declaredOutages, lockDeclaredOutage } from '../../storage/outage-steps.ts';
import type { ServiceOutage } from '../../storage/outages.ts';
import { enqueueNotice } from '../notice/enqueue-notice.ts';
import type { Telling } from '../notice/tell-changed.ts';
import { teamChannels } from './affected.ts';
import { sceneKept } from './declare-outage.ts';
import { isFromSource } from './fact-ids.ts';
import { openOutagesOf } from './open-outages.ts';
import { type OutageScene, tellOutage } from './tell-outage.ts';

type Seen = { readonly register: Register; readonly outages: readonly ServiceOutage[] };

/** What sources have just recorded stands in the messages about outages that people declared; that a source sees the service again is said below them. */
export async function followSources(
  tx: Db,
  context: Telling,
  { register, outages }: Seen,
): Promise<void> {
  const serviceKeys = [...new Set(outages.map(({ serviceKey }) => serviceKey))];
  const of = { workspaceId: context.workspace.id };
  for (const { id } of await declaredOutages(tx, { ...of, serviceKeys, states: ['open'] })) {
    const kept = await lockDeclaredOutage(tx, { ...of, id });
    if (!kept) continue;
    const scene = await sceneKept(tx, context, { register, kept });
    if (scene.state.state !== 'open') continue;
    await tellOutage(tx, context, { scene, step: null });
    await askWhetherOver(tx, context, { scene, outages });
  }
}

type Asking = { readonly scene: OutageScene; readonly outages: readonly ServiceOutage[] };

/** Once no source sees the outage any more, the team is asked whether it is over. */
async function askWhetherOver(tx: Db, context: Telling, { scene, outages }: Asking): Promise<void> {
  const { register, id, service, state, affected } = scene;
  const ended = outages.filter(
    ({ serviceKey, to }) => serviceKey === service && to !== null && to > state.from,
  );
  const until = Math.max(...ended.map(({ to }) => to ?? 0));
  const of = { workspaceId: context.workspace.id, services: [service], at: context.now };
  const open = (await openOutagesOf(tx, of)).filter((fact) => isFromSource(fact.id));
  if (ended.length === 0 || open.length > 0) return;
  for (const to of teamChannels(register, { service, at: state.from })) {
    const notice: OutageSeenUpNotice = {
      ...{ kind: 'outage-seen-up', outage: id, to, until },
      serviceName: register.services.get(service)?.terms.name ?? service,
      timeZone: affected[0]?.agreement.terms.timeZone ?? 'UTC',
    };
    const thread = outageMessageKey({ outage: id, to });
    await enqueueNotice(tx, context, { notice, recipient: { channel: to }, thread });
  }
}
