import type { Interval } from '../../domain/calendar/interval.ts';
import { AccordError } from '../../domain/error.ts';
import {
  foldMaintenance,
  type MaintenanceState,
} from '../../domain/maintenance/fold-maintenance.ts';
import { momentsOf, nextMoment } from '../../domain/maintenance/moments.ts';
import type { MaintenanceStepContent } from '../../domain/maintenance/steps.ts';
import { refuseLong } from '../../domain/outage/refuse-long.ts';
import { nameActor } from '../../domain/party/actor.ts';
import type { Register } from '../../domain/register/register.ts';
import { record } from '../../storage/audit.ts';
import type { Db } from '../../storage/database.ts';
import {
  addMaintenanceStep,
  type KeptMaintenance,
  setMaintenanceStanding,
} from '../../storage/maintenances.ts';
import { recordOutages as keepOutages } from '../../storage/outages.ts';
import type { Telling } from '../notice/tell-changed.ts';
import { maintenanceFactId } from '../outage/fact-ids.ts';
import { type Judged, judgeAgreements } from './judge-agreements.ts';
import {
  doneBy,
  type Happened,
  type MaintenanceScene,
  maintenanceScene,
  spanOf,
  tellMaintenance,
} from './tell-maintenance.ts';

type Keeping = {
  readonly register: Register;
  readonly kept: KeptMaintenance;
  readonly content: MaintenanceStepContent;
  /** Null for what nobody has to hear of. */
  readonly happened: Omit<Happened, 'mark' | 'byName'> | null;
};

/** Takes a step with a locked maintenance: its downtime is recorded as a fact, and those who read of it are told. */
export async function keepMaintenanceStep(
  tx: Db,
  context: Telling,
  { register, kept, content, happened }: Keeping,
): Promise<MaintenanceScene> {
  refuseLong(content);
  const { workspace, now: at } = context;
  const actor = nameActor(context.actor);
  const step = { number: kept.steps.length + 1, at, actor, content };
  const { id, serviceKey } = kept;
  await addMaintenanceStep(tx, { id, step });
  const scene = await sceneKept(tx, context, {
    register,
    kept: { ...kept, steps: [...kept.steps, step] },
  });
  await keepFact(tx, context, scene);
  await record(tx, {
    ...{ workspaceId: workspace.id, at, actor, subject: `service:${serviceKey}` },
    verb: `maintenance ${content.type}`,
    detail: { maintenance: id, ...content },
    reason: 'reason' in content ? content.reason : null,
  });
  const { state } = scene;
  // After what time brought there may be more at once, even if this is the last that anybody does here.
  const isByTime = context.actor.kind === 'job';
  const nextAt = isByTime ? at : nextMoment(momentsOf(state, scene.announceBy), at);
  await setMaintenanceStanding(tx, { id, state: state.state, nextAt });
  const byName = doneBy(register, actor);
  const told = happened && { ...happened, byName, mark: String(step.number) };
  await tellMaintenance(tx, context, { scene, happened: told });
  return scene;
}

type Scened = { readonly register: Register; readonly kept: KeptMaintenance };

/** A maintenance as it is kept, with everything that its messages say. */
export async function sceneKept(
  tx: Db,
  { workspace, now }: Pick<Telling, 'workspace' | 'now'>,
  { register, kept }: Scened,
): Promise<MaintenanceScene> {
  const { id, serviceKey: service } = kept;
  const state = stateOf(kept);
  const judging = (span: Interval, announcedAt: number) =>
    judgeAgreements(tx, {
      ...{ workspaceId: workspace.id, register, service, span, announcedAt },
      besides: state.exclusions.map((one) => one.id),
    });
  const judged = await judging({ from: state.from, to: state.to }, state.approvedAt ?? now);
  const waiting = state.wanted === null ? judged : await judging(spanOf(state.wanted), now);
  const waits = state.state === 'proposed' || state.wanted !== null;
  const announceBy = waits && !state.staysUp ? soonest(waiting) : null;
  return maintenanceScene({ register, id, service, state, judged, waiting, announceBy });
}

/** Until when it has to be announced for everybody to whom a notice was promised. */
function soonest(judged: readonly Judged[]): number | null {
  const dues = judged.flatMap(({ announceBy }) => announceBy() ?? []);
  return dues.length === 0 ? null : Math.min(...dues);
}

/** The service is down from its beginning to its end; what of that was agreed is excluded, so that an overrun counts. */
async function keepFact(
  tx: Db,
  { workspace, now }: Telling,
  { id, service, state }: MaintenanceScene,
): Promise<void> {
  if (state.startedAt === null || state.staysUp) return;
  const { startedAt: from, endedAt: to } = state;
  const fact = {
    id: maintenanceFactId(id),
    serviceKey: service,
    from,
    to,
    cause: 'planned maintenance',
  };
  await keepOutages(tx, { workspaceId: workspace.id, receivedAt: now, outages: [fact] });
}

/** Where a kept maintenance stands. */
export function stateOf({ id, steps }: Pick<KeptMaintenance, 'id' | 'steps'>): MaintenanceState {
  const state = foldMaintenance(steps);
  if (state) return state;
  throw new AccordError('internal', `The maintenance ${id} has no beginning.`);
}
