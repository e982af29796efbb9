import nodeCron from 'node-cron';
import { AccordError } from '../domain/error.ts';
import type { Actor } from '../domain/party/actor.ts';
import type { Queue } from '../outbox/queue.ts';
import type { Context } from '../usecases/context.ts';
import { recordRun } from '../usecases/job/record-run.ts';
import type { Job, Log } from './job.ts';

type Parts = {
  readonly queue: Queue;
  readonly jobs: readonly Job[];
  /** The context of every workspace that a job is to be run for, as of now. */
  readonly contextsFor: (actor: Actor) => Promise<readonly Context[]>;
  readonly log: Log;
};

export type Scheduler = {
  /** Asks for every job now, whatever the time is. */
  readonly tick: () => Promise<void>;
  /** Ends the ticks; what is being run is ended by stopping the queue. */
  readonly stop: () => Promise<void>;
};

/**
 * Ticks only put a job into the queue, where it waits once however many replicas tick;
 * whichever worker is free takes it, and a failure is tried again.
 */
export async function startScheduler(parts: Parts): Promise<Scheduler> {
  for (const job of parts.jobs) await parts.queue.work(queueOf(job), () => run(job, parts));
  const tasks = parts.jobs.map((job) =>
    nodeCron.schedule(job.cron, () => ask(job, parts), {
      name: job.name,
      unref: true,
      suppressMissedWarning: true,
    }),
  );
  const alarm = startAlarm(parts);
  return {
    tick: async () => {
      for (const job of parts.jobs) await enqueue(job, parts.queue);
    },
    stop: async () => {
      alarm.stop();
      await Promise.all(tasks.map((task) => task.destroy()));
    },
  };
}

/** So many milliseconds lie between two looks at what has become due. */
const LOOK_EVERY = 1_000;

/** Between ticks, looks for what has just become due; while one look takes long, no other begins. */
function startAlarm(parts: Parts): { readonly stop: () => void } {
  const jobs = parts.jobs.flatMap(({ isDue, ...job }) => (isDue ? [{ job, isDue }] : []));
  let isLooking = false;
  const look = async () => {
    for (const { job, isDue } of jobs) {
      for (const context of await parts.contextsFor({ kind: 'job', name: job.name })) {
        if (await isDue(context)) await enqueue(job, parts.queue);
      }
    }
  };
  const onTime = () => {
    if (isLooking) return;
    isLooking = true;
    look()
      .catch((error: unknown) => parts.log.warn({ err: error }, 'a look was missed'))
      .finally(() => {
        isLooking = false;
      });
  };
  const timer = jobs.length > 0 ? setInterval(onTime, LOOK_EVERY).unref() : null;
  return { stop: () => void (timer && clearInterval(timer)) };
}

function queueOf({ name }: Job): string {
  return `job-${name}`;
}

async function enqueue(job: Job, queue: Queue): Promise<void> {
  await queue.send(queueOf(job), {}, { singletonKey: job.name });
}

/** A tick that cannot reach the queue is given up: the next one does its work as well. */
async function ask(job: Job, { queue, log }: Parts): Promise<void> {
  try {
    await enqueue(job, queue);
  } catch (error) {
    log.warn({ err: error, job: job.name }, 'a tick was missed');
  }
}

/** One workspace that fails does not keep the others from being served. */
async function run(job: Job, { contextsFor, log }: Parts): Promise<void> {
  const failures: unknown[] = [];
  for (const context of await contextsFor({ kind: 'job', name: job.name })) {
    try {
      await recordRun(context, job.name, () => job.run(context, log));
    } catch (error) {
      failures.push(error);
      log.error({ err: error, job: job.name, workspace: context.workspace.id }, 'a job failed');
    }
  }
  if (failures.length === 0) return;
  const cause = new AggregateError(failures);
  throw new AccordError('internal', `The job ${job.name} failed.`, { cause });
}
