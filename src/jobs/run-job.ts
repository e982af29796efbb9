import { z } from 'zod';
import { MINUTE } from '../domain/calendar/instant.ts';
import { AccordError } from '../domain/error.ts';
import type { Actor } from '../domain/party/actor.ts';
import type { Context } from '../usecases/context.ts';
import { recordRun, recordWhole } from '../usecases/job/record-run.ts';
import { type Served, servedIn } from '../usecases/job/workspaces-served.ts';
import type { Job, Log } from './job.ts';

/** What a tick asks for: a job in one zone, and after which workspace it is to go on. */
const order = z.object({ zone: z.string().optional(), after: z.number().default(0) });
export type Order = z.input<typeof order>;

export type RunParts = {
  /** The context of this process’s own workspace, as of now. */
  readonly contextOf: (actor: Actor) => Promise<Context>;
  /** Asks for the rest of a job that has taken long. */
  readonly goOn: (job: Job, order: Order) => Promise<void>;
  readonly log: Log;
};

/** A run ends in time for the queue, which would give it to another worker as well; another one goes on. */
const LONGEST = 2 * MINUTE;

/** Runs a job where it has something to do; one workspace that fails does not keep the others from being served. */
export async function runJob(job: Job, payload: unknown, parts: RunParts): Promise<void> {
  const context = await parts.contextOf({ kind: 'job', name: job.name });
  const { scope } = job;
  if (scope === 'together') {
    await recordWhole(context, job.name, () => job.run(context, parts.log));
    return;
  }
  const { zone, after } = order.parse(payload);
  const whole = zone === undefined ? { after } : { zone, after };
  const failures = await recordWhole(context, job.name, async () => {
    const all = scope === 'zones' ? await servedIn(context, zone) : await scope(context);
    return await serve(job, { workspaces: all.filter(({ id }) => id > after), whole }, parts);
  });
  if (failures.length === 0) return;
  const cause = new AggregateError(failures);
  throw new AccordError('internal', `It failed in ${failures.length} of the workspaces.`, {
    cause,
  });
}

type Serving = { readonly workspaces: Served; readonly whole: Order };

/** Gives what went wrong in each workspace that failed. */
async function serve(
  job: Job,
  { workspaces, whole }: Serving,
  parts: RunParts,
): Promise<readonly unknown[]> {
  const failures: unknown[] = [];
  const end = performance.now() + LONGEST;
  for (const [index, workspace] of workspaces.entries()) {
    try {
      const context = { ...(await parts.contextOf({ kind: 'job', name: job.name })), workspace };
      await recordRun(context, job.name, () => job.run(context, parts.log));
    } catch (error) {
      failures.push(error);
      parts.log.error({ err: error, job: job.name, workspace: workspace.id }, 'a job failed');
    }
    if (performance.now() < end || index === workspaces.length - 1) continue;
    await parts.goOn(job, { ...whole, after: workspace.id });
    break;
  }
  return failures;
}
