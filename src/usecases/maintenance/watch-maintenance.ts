import type { Instant } from '../../domain/calendar/instant.ts';
import { type Moment, momentsOf, nextMoment } from '../../domain/maintenance/moments.ts';
import type { MaintenanceStepContent } from '../../domain/maintenance/steps.ts';
import { nameActor } from '../../domain/party/actor.ts';
import { actorNamed } from '../../domain/party/actor-name.ts';
import type { Register } from '../../domain/register/register.ts';
import type { Db } from '../../storage/database.ts';
import {
  type KeptMaintenance,
  lockMaintenance,
  maintenancesIn,
  setMaintenanceStanding,
} from '../../storage/maintenances.ts';
import type { Context } from '../context.ts';
import { loadRegister } from '../register/load-register.ts';
import { keepMaintenanceStep, sceneKept, stateOf } from './keep-maintenance-step.ts';
import { type Happened, tellMaintenance } from './tell-maintenance.ts';

const AT_ONCE = 100;

/** Does what time brings to planned maintenance: reminds, lets it begin, says when it should end; gives how many it looked at. */
export async function watchMaintenance(context: Context): Promise<number> {
  const { database, workspace, now } = context;
  const of = { workspaceId: workspace.id, lookAt: now, limit: AT_ONCE };
  const due = await maintenancesIn(database, of);
  if (due.length === 0) return 0;
  const register = await loadRegister(context);
  for (const { id } of due) {
    // What begins may also be late already.
    for (let again = true; again; ) {
      again = await database.transaction((tx) => watchOne(tx, context, { register, id }));
    }
  }
  return due.length;
}

type Watched = { readonly register: Register; readonly id: string };

/** The latest of what has been reached; true where a step was taken, after which there may be more. */
async function watchOne(tx: Db, context: Context, { register, id }: Watched): Promise<boolean> {
  const { workspace, now } = context;
  const kept = await lockMaintenance(tx, { workspaceId: workspace.id, id });
  if (!kept) return false;
  const state = stateOf(kept);
  const reached = momentsOf(state).findLast(({ at }) => at <= now);
  const taking = reached && STEPS[reached.what];
  if (taking) {
    await keepMaintenanceStep(tx, context, { register, kept, ...taking });
    return true;
  }
  if (reached) await remind(tx, context, { register, kept, moment: reached });
  await setMaintenanceStanding(tx, { id, state: state.state, nextAt: nextMoment(state, now) });
  return false;
}

type Taking = {
  readonly content: MaintenanceStepContent;
  readonly happened: Omit<Happened, 'mark' | 'byName'>;
};

const EXPIRED = 'Nobody approved it in time, so it does not take place.';

const STEPS: Readonly<Partial<Record<Moment['what'], Taking>>> = {
  expires: {
    content: { type: 'cancelled', reason: EXPIRED },
    happened: { move: 'cancelled', words: EXPIRED, inside: true },
  },
  starts: {
    content: { type: 'started' },
    happened: { move: 'started', words: null },
  },
};

type Reminding = {
  readonly register: Register;
  readonly kept: KeptMaintenance;
  readonly moment: Moment;
};

async function remind(
  tx: Db,
  context: Context,
  { register, kept, moment }: Reminding,
): Promise<void> {
  const scene = await sceneKept(tx, context, { register, kept });
  const byName = actorNamed(register, nameActor(context.actor)).name;
  const told = reminderOf(moment, scene.state.staysUp);
  const happened = { ...told, words: null, byName, mark: markOf(moment.at) };
  await tellMaintenance(tx, context, { scene, happened });
}

function reminderOf({ what }: Moment, staysUp: boolean) {
  switch (what) {
    case 'ending':
      return { move: 'ending', inside: true, sentences: [] } as const;
    case 'overrun':
      return {
        move: 'overrun',
        sentences: staysUp ? [] : ['From its planned end on it counts as downtime.'],
      } as const;
    default:
      return { move: 'reminded', sentences: [] } as const;
  }
}

function markOf(at: Instant): string {
  return `at-${at}`;
}
