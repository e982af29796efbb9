import type { Instant } from '../../domain/calendar/instant.ts';
import { type Moment, momentsOf, nextMoment } from '../../domain/maintenance/moments.ts';
import type { MaintenanceStepContent } from '../../domain/maintenance/steps.ts';
import { nameActor } from '../../domain/party/actor.ts';
import type { Register } from '../../domain/register/register.ts';
import type { Db } from '../../storage/database.ts';
import {
  lockMaintenance,
  maintenancesIn,
  setMaintenanceStanding,
} from '../../storage/maintenances.ts';
import type { Context } from '../context.ts';
import { loadRegister } from '../register/load-register.ts';
import { askFor } from './ask-for.ts';
import { keepMaintenanceStep, sceneKept } from './keep-maintenance-step.ts';
import {
  doneBy,
  type Happened,
  type MaintenanceScene,
  tellMaintenance,
} from './tell-maintenance.ts';

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
  const scene = await sceneKept(tx, context, { register, kept });
  const moments = momentsOf(scene.state, scene.announceBy);
  const reached = moments.filter(({ at }) => at <= now);
  const taking = reached.map((moment) => takingOf(moment, { scene, now })).findLast(Boolean);
  if (taking) {
    await keepMaintenanceStep(tx, context, { register, kept, ...taking });
    return true;
  }
  const latest = reached.at(-1);
  if (latest) await remind(tx, context, { scene, moment: latest });
  const nextAt = nextMoment(moments, now);
  await setMaintenanceStanding(tx, { id, state: scene.state.state, nextAt });
  return false;
}

type Taking = {
  readonly content: MaintenanceStepContent;
  readonly happened: Omit<Happened, 'mark' | 'byName'> | null;
};

const EXPIRED = 'Nobody approved it in time, so it does not take place.';
const LAPSED = 'Nobody approved the other times before they came, so the old ones hold.';

type Seen = { readonly scene: MaintenanceScene; readonly now: Instant };

/** The step that a moment brings; null for one that people are only reminded of. */
function takingOf({ what }: Moment, { scene: { state }, now }: Seen): Taking | null {
  switch (what) {
    case 'expires':
      return {
        content: { type: 'cancelled', reason: EXPIRED },
        happened: { move: 'cancelled', words: EXPIRED, inside: true },
      };
    case 'move-lapses':
      return {
        content: { type: 'declined', reason: LAPSED },
        happened: { move: 'declined', words: LAPSED, inside: true },
      };
    case 'starts':
      return {
        content: { type: 'started' },
        // What is over already is not told as if it began.
        happened: now < state.to ? { move: 'started', words: null } : null,
      };
    case 'unseen':
      return {
        content: { type: 'ended', to: state.to, words: null, assumed: true },
        happened: null,
      };
    default:
      return null;
  }
}

type Reminding = { readonly scene: MaintenanceScene; readonly moment: Moment };

async function remind(tx: Db, context: Context, { scene, moment }: Reminding): Promise<void> {
  const { register, state } = scene;
  const mark = markOf(moment.at);
  const { what } = moment;
  if (what === 'approval-near' || what === 'approval-late' || what === 'end-unknown') {
    await tellMaintenance(tx, context, { scene, happened: null });
    return askFor(tx, context, { scene, what, dueAt: scene.announceBy ?? moment.at, mark });
  }
  const byName = doneBy(register, nameActor(context.actor));
  const happened = { ...reminderOf(moment, state.staysUp), words: null, byName, mark };
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
