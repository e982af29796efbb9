import { DELIVERY, type Notice } from '../outbox/notice.ts';
import type { Queue } from '../outbox/queue.ts';
import type { SendCopy } from '../outbox/second-path.ts';
import { startWorker, type Worker } from '../outbox/worker.ts';
import type { Context } from '../usecases/context.ts';
import { deliverCopy } from '../usecases/notice/deliver-copies.ts';
import type { Log } from './job.ts';

type Parts = {
  readonly queue: Queue;
  readonly send: SendCopy;
  readonly textOf: (notice: Notice) => string;
  readonly contextsFor: (actor: Context['actor']) => Promise<readonly Context[]>;
  readonly log: Log;
};

const POLL_EVERY = 2_000;

/** Lets this replica send what is urgent on the second path. */
export function startSecondPath(parts: Parts): Pick<Worker, 'stop'> {
  const { queue, contextsFor, log } = parts;
  const worker = startWorker<true>({
    interval: POLL_EVERY,
    report: (error) => log.error({ err: error }, 'the second path had trouble'),
    next: async () => {
      for (const context of await contextsFor({ kind: 'job', name: 'second-path' })) {
        if (await deliverCopy(context, parts)) return true;
      }
      return undefined;
    },
    perform: async () => undefined,
    succeed: async () => undefined,
    fail: async () => undefined,
  });
  const forget = queue.onWake(DELIVERY, worker.wake);
  return {
    stop: async () => {
      forget();
      await worker.stop();
    },
  };
}
