import { AccordError } from '../../domain/error.ts';
import { foldOutage, type OutageState } from '../../domain/outage/fold-outage.ts';
import type { OutageStep } from '../../domain/outage/steps.ts';
import { nameActor } from '../../domain/party/actor.ts';
import type { Register } from '../../domain/register/register.ts';
import { record } from '../../storage/audit.ts';
import type { Db } from '../../storage/database.ts';
import { addOutageStep, type KeptOutage, setOutageStanding } from '../../storage/outage-steps.ts';
import { recordOutages as keepOutages } from '../../storage/outages.ts';
import type { Telling } from '../notice/tell-changed.ts';
import { factId } from './fact-ids.ts';
import { meanwhileWords } from './meanwhile.ts';
import { nextLook } from './next-updates.ts';
import { type OutageScene, sceneOf, tellOutage } from './tell-outage.ts';

type Keeping = {
  readonly register: Register;
  readonly kept: KeptOutage;
  readonly content: OutageStep['content'];
};

/** Takes a step with a locked outage: what counts is recorded as a fact, and those who read of it are told. */
export async function keepOutageStep(
  tx: Db,
  context: Telling,
  { register, kept, content }: Keeping,
): Promise<OutageScene> {
  const { workspace, now: at } = context;
  const actor = nameActor(context.actor);
  const step = { number: kept.steps.length + 1, at, actor, content };
  await addOutageStep(tx, { id: kept.id, step });
  const state = stateOf({ ...kept, steps: [...kept.steps, step] });
  await keepFact(tx, { workspaceId: workspace.id, at, kept, state });
  await record(tx, {
    ...{ workspaceId: workspace.id, at, actor, subject: `service:${kept.serviceKey}` },
    verb: `outage ${content.type}`,
    detail: { outage: kept.id, ...content },
    reason: 'reason' in content ? content.reason : null,
  });
  const overlaps = await meanwhileWords(tx, {
    ...{ workspaceId: workspace.id, register, service: kept.serviceKey, state, now: at },
  });
  const scene = sceneOf({ register, id: kept.id, service: kept.serviceKey, state, overlaps });
  await setOutageStanding(tx, {
    ...{ id: kept.id, state: state.state, nextAt: nextLook(scene.updates, at) },
  });
  await tellOutage(tx, context, { scene, step });
  return scene;
}

type Fact = {
  readonly workspaceId: number;
  readonly at: number;
  readonly kept: KeptOutage;
  readonly state: OutageState;
};

/** One that was withdrawn ends where it begins, and so never was. */
async function keepFact(tx: Db, { workspaceId, at, kept, state }: Fact): Promise<void> {
  const { from, component, weight, cause, segment } = state;
  const outage = {
    ...{ id: factId(kept.id), serviceKey: kept.serviceKey, from, weight },
    to: state.state === 'withdrawn' ? from : state.to,
    ...(component !== null && { component }),
    ...(cause !== null && { cause }),
    ...(segment?.site !== undefined && { site: segment.site }),
  };
  await keepOutages(tx, { workspaceId, receivedAt: at, outages: [outage] });
}

/** Where a kept outage stands. */
export function stateOf({ id, steps }: Pick<KeptOutage, 'id' | 'steps'>): OutageState {
  const state = foldOutage(steps);
  if (state) return state;
  throw new AccordError('internal', `The outage ${id} has no beginning.`);
}
