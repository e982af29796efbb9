import type { Actor } from '../domain/party/actor.ts';
import type { Queue } from '../outbox/queue.ts';
import type { Context } from '../usecases/context.ts';
import { missedJobs } from '../usecases/job/expected-jobs.ts';
import { everyOf } from './every-of.ts';
import type { Job, Log } from './job.ts';
import { type Order, runJob } from './run-job.ts';
import { startTicks } from './ticks.ts';

type Parts = {
  readonly queue: Queue;
  readonly jobs: readonly Job[];
  /** The context of this process’s own workspace, as of now; the others are found in the database. */
  readonly contextOf: (actor: Actor) => Promise<Context>;
  readonly log: Log;
};

export type Scheduler = {
  /** Asks for every job now and everywhere, whatever the time is. */
  readonly tick: () => Promise<void>;
  /** Ends the ticks; what is being run is ended by stopping the queue. */
  readonly stop: () => Promise<void>;
};

/**
 * Ticks only put a job into the queue, where it waits once however many replicas tick;
 * whichever worker is free takes it, for all workspaces of the database, and a failure is tried again.
 */
export async function startScheduler(parts: Parts): Promise<Scheduler> {
  const { queue, jobs, contextOf, log } = parts;
  const goOn = (job: Job, order: Order) => enqueue(job, { queue, order });
  for (const job of jobs) {
    await queue.work(queueOf(job), ({ payload }) => runJob(job, payload, { contextOf, goOn, log }));
  }
  const ask = (job: Job, zone?: string) => askFor(job, { ...parts, zone });
  const ticks = await startTicks({ jobs, ask, contextOf, log });
  await catchUp(parts);
  const alarm = startAlarm(parts);
  return {
    tick: async () => {
      for (const job of jobs) await enqueue(job, { queue, order: {} });
    },
    stop: async () => {
      alarm.stop();
      await ticks.stop();
    },
  };
}

/** Asks for what should have been done while nobody was there to ask. */
async function catchUp({ jobs, queue, contextOf }: Parts): Promise<void> {
  const context = await contextOf({ kind: 'job', name: 'ticks' });
  const expected = jobs.map(({ name, cron }) => ({ name, every: everyOf(cron) }));
  const missed = await missedJobs(context, expected);
  for (const job of jobs) if (missed.has(job.name)) await enqueue(job, { queue, order: {} });
}

/** So many milliseconds lie between two looks at what has become due. */
const LOOK_EVERY = 1_000;

/** Between ticks, looks for what has just become due; while one look takes long, no other begins. */
function startAlarm(parts: Parts): { readonly stop: () => void } {
  const jobs = parts.jobs.flatMap(({ isDue, ...job }) => (isDue ? [{ job, isDue }] : []));
  let isLooking = false;
  const look = async () => {
    for (const { job, isDue } of jobs) {
      const context = await parts.contextOf({ kind: 'job', name: job.name });
      if (await isDue(context)) await enqueue(job, { queue: parts.queue, order: {} });
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

type Enqueuing = { readonly queue: Queue; readonly order: Order };

/** The same order waits once; another zone, or the rest of a long one, is another order. */
async function enqueue(job: Job, { queue, order }: Enqueuing): Promise<void> {
  const { zone, after } = order;
  const singletonKey = [job.name, zone, after].filter((part) => part !== undefined).join('/');
  await queue.send(queueOf(job), order, { singletonKey });
}

type Asking = Pick<Parts, 'queue' | 'log'> & { readonly zone: string | undefined };

/** A tick that cannot reach the queue is given up: the next one does its work as well. */
async function askFor(job: Job, { queue, log, zone }: Asking): Promise<void> {
  try {
    await enqueue(job, { queue, order: zone === undefined ? {} : { zone } });
  } catch (error) {
    log.warn({ err: error, job: job.name }, 'a tick was missed');
  }
}
