import type { StepContent } from '../../domain/alert/steps.ts';
import { HOUR } from '../../domain/calendar/instant.ts';
import { AccordError } from '../../domain/error.ts';
import type { Register } from '../../domain/register/register.ts';
import {
  alertsToEscalate,
  type Escalation,
  keepEscalations,
  routesOf,
} from '../../storage/alert-routes.ts';
import type { Db } from '../../storage/database.ts';
import { episodesById, type KeptEpisode } from '../../storage/episodes.ts';
import { transactionTriedAgain } from '../../storage/try-again.ts';
import type { Context } from '../context.ts';
import { registerWithin } from '../register/load-register.ts';
import { byWorkspace } from '../watch/group-by.ts';
import { canWait, climbOf } from './escalations.ts';
import { type Moved, moveAlerts } from './move-alerts.ts';
import { routeOf, routeToRung } from './route-alert.ts';

/** So many alerts share a transaction. */
const BATCH = 100;
const PUT_OFF = HOUR;

/** Tells the next one of each alert that nobody has acknowledged in time, of whatever workspace. */
export async function escalateAlerts(context: Context): Promise<number> {
  let looked = 0;
  for (let last = BATCH; last === BATCH; looked += last) {
    last = await transactionTriedAgain(context.database, (tx) => escalateBatch(tx, context));
  }
  return looked;
}

async function escalateBatch(tx: Db, context: Context): Promise<number> {
  const due = await alertsToEscalate(tx, { now: context.now, limit: BATCH });
  const episodes = await episodesById(tx, due);
  for (const [id, own] of byWorkspace(episodes)) {
    const inside = { ...context, workspace: { id, teamId: null } };
    const register = await registerWithin(tx, inside).catch(onlyUnreadable);
    if (register) await escalateWorkspace(tx, inside, { register, episodes: own });
    else await putOff(tx, inside, own);
  }
  return due.length;
}

/** What is wrong with a stored register is said by the watch of its clocks; a database that fails ends the batch. */
function onlyUnreadable(error: unknown): null {
  if (error instanceof AccordError) return null;
  throw error;
}

async function putOff(tx: Db, { workspace, now }: Context, episodes: readonly KeptEpisode[]) {
  const escalations = new Map(episodes.map(({ id }) => [id, { at: now + PUT_OFF }]));
  await keepEscalations(tx, { workspaceId: workspace.id, escalations });
}

type Escalating = { readonly register: Register; readonly episodes: readonly KeptEpisode[] };

async function escalateWorkspace(
  tx: Db,
  context: Context,
  { register, episodes }: Escalating,
): Promise<void> {
  const { workspace, now } = context;
  const moved: Moved[] = [];
  const escalations = new Map<string, Escalation>();
  const routes = await routesOf(
    tx,
    episodes.map(({ id }) => id),
  );
  for (const kept of episodes) {
    const route = routeOf(register, kept.episode);
    const { list = null, ladderFrom = null } = routes.get(kept.id) ?? {};
    const from = ladderFrom ?? kept.episode.openedAt;
    const { rung, nextAt } =
      route && !canWait(list) ? climbOf({ register, route, kept, from, now }) : STAYS;
    escalations.set(kept.id, { at: nextAt });
    const tell = rung === null ? undefined : route?.alerts?.ladder?.[rung]?.tell;
    if (!route || rung === null || tell === undefined) continue;
    const to = routeToRung(register, route, tell) ?? { name: tell, user: null, group: null };
    moved.push({ kept, decided: [escalated(rung, to)] });
  }
  await keepEscalations(tx, { workspaceId: workspace.id, escalations });
  await moveAlerts(tx, context, { register, moved });
}

const STAYS = { rung: null, nextAt: null };

function escalated(
  rung: number,
  { name, user, group }: NonNullable<ReturnType<typeof routeToRung>>,
): StepContent {
  return { type: 'escalated', rung, to: name, user, group };
}
