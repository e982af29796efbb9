import { foldOutage } from '../../domain/outage/fold-outage.ts';
import { nameActor } from '../../domain/party/actor.ts';
import type { Telling } from '../notice/tell-changed.ts';
import { outageToDeclare, type WantedOutage } from './declare-outage.ts';
import { meanwhileWords } from './meanwhile.ts';
import { type OutageScene, sceneOf } from './tell-outage.ts';

/** Who would be told of an outage, and what they would be promised to hear; refuses what could not be declared. */
export async function previewOutage(
  context: Telling,
  wanted: WantedOutage,
): Promise<OutageScene | null> {
  const { register, service, declared: content } = await outageToDeclare(context, wanted);
  const actor = nameActor(context.actor);
  const state = foldOutage([{ number: 1, at: context.now, actor, content }]);
  if (!state) return null;
  const asked = { workspaceId: context.workspace.id, register, service, state, now: context.now };
  const overlaps = await meanwhileWords(context.database, asked);
  return sceneOf({ register, id: '', service, state, overlaps });
}
