import { endRun, startRun } from '../../storage/job-runs.ts';
import type { Context } from '../context.ts';

const LONGEST = 500;

/** Does the work of a job, and records when it ran and what became of it. */
export async function recordRun(
  { database, workspace, now }: Context,
  name: string,
  work: () => Promise<void>,
): Promise<void> {
  const run = { workspaceId: workspace.id, name, now };
  await startRun(database, run);
  try {
    await work();
  } catch (error) {
    const failure = (error instanceof Error ? error.message : String(error)).slice(0, LONGEST);
    await endRun(database, { ...run, failure });
    throw error;
  }
  await endRun(database, { ...run, failure: null });
}
