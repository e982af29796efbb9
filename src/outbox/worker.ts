import { setTimeout as delay } from 'node:timers/promises';

// pg-boss gives out a job only when its creation lies in the past, by a clock that may count milliseconds.
const SETTLE = 5;

/** So long what is under way may take once its worker is to stop: before its process would be made to. */
const STOP_WITHIN = 6_000;

export type Worker = {
  /** Looks for a job now instead of at the next interval. */
  wake(): void;
  /** Takes no further job and waits for the one being done, unless it takes too long; gives whether it has ended. */
  stop(): Promise<boolean>;
};

type Duty<Job> = {
  readonly interval: number;
  /** So many milliseconds the job being done may take once the worker is to stop. */
  readonly stopWithin?: number | undefined;
  readonly report: (error: unknown) => void;
  next(): Promise<Job | undefined>;
  perform(job: Job): Promise<void>;
  succeed?(job: Job): Promise<unknown>;
  fail?(job: Job, error: unknown): Promise<unknown>;
  /** Leaves a job that takes too long to other processes. */
  leave?(job: Job): Promise<unknown>;
};

/**
 * Does one job after the other. pg-boss's own workers do not wait for a job to be marked as done, so a database
 * that goes away at that moment would end the whole process.
 */
export function startWorker<Job>(duty: Duty<Job>): Worker {
  const pause = createPause(duty.interval);
  const deadline = createDeadline();
  let stopped = false;
  const run = async () => {
    while (!stopped) {
      const job = await next(duty);
      if (job === undefined) await pause.wait();
      else if (!(await deadline.isMet(complete(duty, job)))) {
        await leave(duty, job);
        return false;
      }
    }
    return true;
  };
  const ended = run();
  return {
    wake: pause.end,
    stop: () => {
      stopped = true;
      pause.end();
      deadline.set(duty.stopWithin ?? STOP_WITHIN);
      return ended;
    },
  };
}

async function next<Job>(duty: Duty<Job>): Promise<Job | undefined> {
  try {
    return await duty.next();
  } catch (error) {
    duty.report(error);
    return undefined;
  }
}

async function complete<Job>(duty: Duty<Job>, job: Job): Promise<void> {
  try {
    await duty.perform(job).then(
      () => duty.succeed?.(job),
      async (error: unknown) => {
        duty.report(error);
        await duty.fail?.(job, error);
      },
    );
  } catch (error) {
    duty.report(error);
  }
}

async function leave<Job>(duty: Duty<Job>, job: Job): Promise<void> {
  try {
    await duty.leave?.(job);
  } catch (error) {
    duty.report(error);
  }
}

/** A time by which what is under way has to end; one thing at a time, so that nothing piles up over the years. */
function createDeadline() {
  let pass = (): void => undefined;
  return {
    set: (ms: number) => void setTimeout(() => pass(), ms).unref(),
    isMet: (work: Promise<void>) =>
      new Promise<boolean>((resolve) => {
        pass = () => resolve(false);
        work.then(() => resolve(true));
      }),
  };
}

/** A pause that can be ended early, also before it begins, so that no call to wake is lost. */
function createPause(interval: number) {
  let woken = false;
  let resume = (): void => undefined;
  const wait = async () => {
    if (!woken) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, interval);
        resume = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    const settle = woken;
    woken = false;
    if (settle) await delay(SETTLE);
  };
  const end = () => {
    woken = true;
    resume();
  };
  return { wait, end };
}
