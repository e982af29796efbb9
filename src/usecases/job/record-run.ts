import { ALL_WORKSPACES, endRun, startRun } from '../../storage/job-runs.ts';
import type { Context } from '../context.ts';

type Running = Pick<Context, 'database' | 'now'> & { readonly workspace: { readonly id: number } };

const LONGEST = 500;

/** Does the work of a job in a workspace, and records when it ran and what became of it. */
export async function recordRun<T>(
  { database, workspace, now }: Running,
  name: string,
  work: () => Promise<T>,
): Promise<T> {
  const run = { workspaceId: workspace.id, name, now };
  await startRun(database, run);
  try {
    const result = await work();
    await endRun(database, { ...run, failure: null });
    return result;
  } catch (error) {
    const failure = (error instanceof Error ? error.message : String(error)).slice(0, LONGEST);
    await endRun(database, { ...run, failure });
    throw error;
  }
}

/** The same for the job as a whole, wherever it has something to do. */
export async function recordWhole<T>(
  { database, now }: Pick<Context, 'database' | 'now'>,
  name: string,
  work: () => Promise<T>,
): Promise<T> {
  return recordRun({ database, now, workspace: { id: ALL_WORKSPACES } }, name, work);
}
