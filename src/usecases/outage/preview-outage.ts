import { nameActor } from '../../domain/party/actor.ts';
import type { Telling } from '../notice/tell-changed.ts';
import { outageToDeclare, type WantedOutage } from './declare-outage.ts';
import { stateOf } from './keep-outage-step.ts';
import { meanwhileWords } from './meanwhile.ts';
import { type OutageScene, sceneOf } from './tell-outage.ts';

/** Who would be told of an outage, and what they would be promised to hear; refuses what could not be declared. */
export async function previewOutage(context: Telling, wanted: WantedOutage): Promise<OutageScene> {
  const { register, service, declared: content } = await outageToDeclare(context, wanted);
  const actor = nameActor(context.actor);
  const state = stateOf({ id: '', steps: [{ number: 1, at: context.now, actor, content }] });
  const asked = { workspaceId: context.workspace.id, register, service, state, now: context.now };
  const overlaps = await meanwhileWords(context.database, asked);
  return sceneOf({ register, id: '', service, state, overlaps });
}
