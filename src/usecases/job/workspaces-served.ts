import { listWorkspaces } from '../../storage/workspaces.ts';
import {
  agreedZones,
  type DueWork,
  type DueWorkspace,
  registersMark,
  workspacesDue,
  workspacesOfZone,
} from '../../storage/workspaces-due.ts';
import type { Context } from '../context.ts';

/** Workspaces in which a job has something to do. */
export type Served = readonly DueWorkspace[];

type Asking = Pick<Context, 'database' | 'now'>;

/** The workspaces in which some kind of work is due. */
export function served(work: DueWork): (context: Asking) => Promise<Served> {
  return ({ database, now }) => workspacesDue(database, { work, now });
}

/** All workspaces. */
export function everyWorkspace({ database }: Asking): Promise<Served> {
  return listWorkspaces(database);
}

/** The workspaces that agreed on something by the clock of a zone; all of them when none is named. */
export function servedIn(context: Asking, zone: string | undefined): Promise<Served> {
  return zone === undefined
    ? everyWorkspace(context)
    : workspacesOfZone(context.database, { zone });
}

/** Asks which zones there are, whenever they may be others than before; null when they are not. */
export function watchZones(): (context: Asking) => Promise<readonly string[] | null> {
  let known = '';
  return async ({ database }) => {
    const mark = await registersMark(database);
    if (mark === known) return null;
    const zones = await agreedZones(database);
    known = mark;
    return zones;
  };
}
