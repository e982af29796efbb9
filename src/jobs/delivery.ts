import type { Lease } from '../outbox/lease.ts';
import { DELIVERY } from '../outbox/notice.ts';
import type { Messenger } from '../outbox/notice-post.ts';
import type { Queue } from '../outbox/queue.ts';
import { startWorker, type Worker } from '../outbox/worker.ts';
import type { Context } from '../usecases/context.ts';
import { deliverTaken, leaveTaken, type Taken, takeTurn } from '../usecases/notice/deliver-next.ts';
import type { Log } from './job.ts';

export type DeliveryTiming = {
  readonly lease?: Lease;
  /** So many milliseconds lie between two messages of a channel. */
  readonly apart?: number;
  /** How often, in milliseconds, the outbox is looked at when nothing wakes it. */
  readonly pollEvery?: number;
  /** How long, in milliseconds, Slack may take to answer. */
  readonly callTimeout?: number;
};

type Parts = {
  readonly queue: Queue;
  readonly messenger: Messenger;
  /** The contexts of the workspaces that this process can post to, as of now. */
  readonly contextsFor: (actor: Context['actor']) => Promise<readonly Context[]>;
  readonly log: Log;
  readonly timing?: DeliveryTiming;
};

export type Delivery = { readonly stop: () => Promise<void> };

type Duty = { readonly context: Context; readonly taken: Taken };

/** So many channels are written to at once by one process. */
const AT_ONCE = 4;
const POLL_EVERY = 500;
/** One of the workers looks often, and wakes another whenever it has found something. */
const OTHERS_POLL_EVERY = 10_000;

/** Lets this replica deliver notices; what is being sent is finished before it stops, unless Slack takes too long. */
export function startDelivery(parts: Parts): Delivery {
  const workers: Worker[] = [];
  const wakeAll = () => {
    for (const worker of workers) worker.wake();
  };
  for (let index = 0; index < AT_ONCE; index += 1) {
    const wakeNext = () => workers[(index + 1) % AT_ONCE]?.wake();
    workers.push(startPostman(parts, index === 0, wakeNext));
  }
  const forget = parts.queue.onWake(DELIVERY, wakeAll);
  return {
    stop: async () => {
      forget();
      await Promise.all(workers.map((worker) => worker.stop()));
    },
  };
}

function startPostman(parts: Parts, looksOften: boolean, wakeNext: () => void): Worker {
  const { log, timing } = parts;
  const often = timing?.pollEvery ?? POLL_EVERY;
  return startWorker<Duty>({
    interval: looksOften ? often : OTHERS_POLL_EVERY,
    report: (error) => log.error({ err: error }, 'the outbox had trouble'),
    next: async () => {
      const duty = await nextDuty(parts);
      if (duty) wakeNext();
      return duty;
    },
    perform: (duty) => deliver(duty, parts),
    leave: async ({ context, taken }) => {
      await leaveTaken(context, taken);
      log.warn({ notice: taken.notice.id }, 'Slack took too long: another process looks');
    },
  });
}

async function deliver({ context, taken }: Duty, { messenger, log }: Parts): Promise<void> {
  const { id, outcome } = await deliverTaken(context, taken, messenger);
  if (outcome.kind === 'posted') return;
  const { kind, problem } = outcome;
  log.warn({ notice: id, problem }, `a notice was not delivered: ${kind}`);
}

async function nextDuty({ contextsFor, timing }: Parts): Promise<Duty | undefined> {
  for (const context of await contextsFor({ kind: 'job', name: DELIVERY })) {
    const taken = await takeTurn(context, timing ?? {});
    if (taken) return { context, taken };
  }
  return undefined;
}
