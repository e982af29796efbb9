import { DELIVERY, type Notice } from '../outbox/notice.ts';
import type { Queue } from '../outbox/queue.ts';
import type { SecondPath } from '../outbox/second-path.ts';
import { startWorker, type Worker } from '../outbox/worker.ts';
import type { Context } from '../usecases/context.ts';
import { deliverCopy, takeUncopied } from '../usecases/notice/deliver-copies.ts';
import type { Log } from './job.ts';

type Parts = {
  readonly queue: Queue;
  readonly paths: readonly SecondPath[];
  readonly textOf: (notice: Notice) => string;
  readonly contextsFor: (actor: Context['actor']) => Promise<readonly Context[]>;
  readonly log: Log;
};

type Duty = {
  readonly context: Context;
  readonly taken: NonNullable<Awaited<ReturnType<typeof takeUncopied>>>;
};

const POLL_EVERY = 2_000;

/** Lets this replica send what is urgent on the second paths; what it cannot end in time is taken over in a minute. */
export function startSecondPath(parts: Parts): Pick<Worker, 'stop'> {
  const { queue, contextsFor, log } = parts;
  const worker = startWorker<Duty>({
    interval: POLL_EVERY,
    report: (error) => log.error({ err: error }, 'the second path had trouble'),
    next: async () => {
      for (const context of await contextsFor({ kind: 'job', name: 'second-path' })) {
        const taken = await takeUncopied(context);
        if (taken) return { context, taken };
      }
      return undefined;
    },
    perform: ({ context, taken }) => deliverCopy(context, taken, parts),
  });
  const forget = queue.onWake(DELIVERY, worker.wake);
  return {
    stop: () => {
      forget();
      return worker.stop();
    },
  };
}
