import nodeCron from 'node-cron';
import { MINUTE } from '../domain/calendar/instant.ts';
import type { Context } from '../usecases/context.ts';
import { watchZones } from '../usecases/job/workspaces-served.ts';
import type { Job, Log } from './job.ts';

type Parts = {
  readonly jobs: readonly Job[];
  /** Asks for a job, in a zone if it has one. */
  readonly ask: (job: Job, zone?: string) => Promise<void>;
  readonly contextOf: (actor: Context['actor']) => Promise<Context>;
  readonly log: Log;
};

/** What is due on a local day can wait for so long after its zone was first named. */
const LOOK_EVERY = 10 * MINUTE;

/** While nothing was agreed anywhere, ticks show that the job is awake. */
const NOWHERE = 'UTC';

type Task = ReturnType<typeof nodeCron.schedule>;

/** Jobs that have to do with the local day tick by the clock of every zone, the others by UTC. */
export async function startTicks(parts: Parts): Promise<{ readonly stop: () => Promise<void> }> {
  const common = tasksOf(parts, (job) => job.scope !== 'zones');
  const zones = new Map<string, readonly Task[]>();
  const look = startLooking(parts, zones);
  await look();
  const timer = setInterval(look, LOOK_EVERY).unref();
  return {
    stop: async () => {
      clearInterval(timer);
      const all = [...common, ...[...zones.values()].flat()];
      zones.clear();
      await Promise.all(all.map((task) => task.destroy()));
    },
  };
}

/** Lets a zone tick that is new, and one no more that nobody names any longer. */
function startLooking(parts: Parts, zones: Map<string, readonly Task[]>): () => Promise<void> {
  const askZones = watchZones();
  return async () => {
    try {
      const named = await askZones(await parts.contextOf({ kind: 'job', name: 'ticks' }));
      if (named === null) return;
      await follow(parts, { zones, named: new Set(named.length === 0 ? [NOWHERE] : named) });
    } catch (error) {
      parts.log.warn({ err: error }, 'the zones of the workspaces were not looked up');
    }
  };
}

type Following = {
  readonly zones: Map<string, readonly Task[]>;
  readonly named: ReadonlySet<string>;
};

async function follow(parts: Parts, { zones, named }: Following): Promise<void> {
  for (const zone of named) {
    if (!zones.has(zone))
      zones.set(
        zone,
        tasksOf(parts, (job) => job.scope === 'zones', zone),
      );
  }
  for (const [zone, tasks] of zones) {
    if (named.has(zone)) continue;
    zones.delete(zone);
    await Promise.all(tasks.map((task) => task.destroy()));
  }
}

function tasksOf(
  { jobs, ask }: Parts,
  wanted: (job: Job) => boolean,
  zone?: string,
): readonly Task[] {
  return jobs.filter(wanted).map((job) =>
    nodeCron.schedule(job.cron, () => ask(job, zone), {
      name: zone === undefined ? job.name : `${job.name}/${zone}`,
      timezone: zone ?? 'UTC',
      unref: true,
      suppressMissedWarning: true,
    }),
  );
}
