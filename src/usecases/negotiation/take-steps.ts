import { followed } from '../../domain/negotiation/follow.ts';
import type { Negotiation } from '../../domain/negotiation/negotiation.ts';
import type { Scene } from '../../domain/negotiation/scene.ts';
import type { StepContent } from '../../domain/negotiation/steps.ts';
import type { Db } from '../../storage/database.ts';
import { addSteps, type NegotiationState } from '../../storage/negotiations.ts';
import type { Context } from '../context.ts';
import { alignLifecycle } from './align-lifecycle.ts';
import { publishAgreed } from './publish-agreed.ts';
import { recordSteps } from './record-steps.ts';
import type { Table } from './table.ts';
import { tellSteps } from './tell-steps.ts';

type Taken = {
  readonly table: Pick<Table, 'id' | 'scene'>;
  readonly decided: readonly StepContent[];
};

/** What moved: the negotiation before and after, with the steps between. */
export type Moved = {
  readonly id: string;
  readonly before: Negotiation | null;
  readonly scene: Scene;
};

/** Takes the steps that were decided and all that follow from them; keeps, records and tells them in one transaction. */
export async function takeSteps(
  tx: Db,
  context: Context,
  { table: { id, scene }, decided }: Taken,
): Promise<Scene> {
  if (decided.length === 0) return scene;
  const state = followed(scene, decided);
  const moved: Moved = { id, before: scene.state, scene: { ...scene, state } };
  await keepSteps(tx, context, moved);
  return moved.scene;
}

/** Keeps steps that were taken, and does what they mean. */
export async function keepSteps(tx: Db, context: Context, moved: Moved): Promise<void> {
  const { id, scene, before } = moved;
  const fresh = scene.state.steps.filter(({ number }) => number > (before?.version ?? 0));
  await addSteps(tx, { id, steps: fresh, state: keptState(scene.state) });
  await alignLifecycle(tx, context, scene);
  await recordSteps(tx, context, { id, scene, fresh });
  await publishAgreed(tx, context, { scene, fresh });
  await tellSteps(tx, context, { ...moved, fresh });
}

function keptState({ phase }: Negotiation): NegotiationState {
  switch (phase) {
    case 'agreed':
      return 'agreed';
    case 'in-force':
    case 'withdrawn':
    case 'expired':
    case 'declined':
      return 'ended';
    default:
      return 'open';
  }
}
