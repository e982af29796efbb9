import { randomUUID } from 'node:crypto';
import PgBoss from 'pg-boss';
import {
  type Connection,
  connect,
  type Executor,
  holdLock,
  joinTransaction,
  type Transaction,
} from './connection.ts';
import { type FailedJob, forgetFailed, listFailed } from './failed-jobs.ts';
import { giveBack } from './give-back.ts';
import { startWorker, type Worker } from './worker.ts';

type SendOptions = {
  /** The transaction that the job belongs to: it is queued when that is kept, and forgotten with it. */
  readonly tx?: Transaction;
  /** While a job with this key waits in the queue, another one is not added. */
  readonly singletonKey?: string;
};

export type Job = { readonly id: string; readonly payload: unknown };

export type Queue = {
  /** Queues a job; false when one with the same singleton key is waiting already. */
  send(name: string, payload: object, options?: SendOptions): Promise<boolean>;
  /** Lets `perform` do the jobs of a queue one by one; a job that throws is tried again later. */
  work(name: string, perform: (job: Job) => Promise<void>): Promise<void>;
  /** Does at once what else waits under a name in this process. */
  wake(name: string): void;
  /** What is to be done when somebody wakes a name in this process; gives what ends it. */
  onWake(name: string, woken: () => void): () => void;
  /** The jobs that failed every time they were tried, the last one first. */
  deadLetters(): Promise<readonly FailedJob[]>;
  /** Does a job anew whose earlier tries were given up, and forgets these. */
  again(name: string, payload: object): Promise<void>;
  /**
   * Takes nothing new and waits for what is being done; what takes too long is given back. Gives whether all has ended:
   * else what was left goes on until its process ends.
   */
  stop(): Promise<boolean>;
};

export type QueueSettings = {
  readonly executor: Executor;
  /** Told of what no caller can see: a job that failed, a database that does not answer. */
  readonly report?: (error: unknown) => void;
  /** How often, in milliseconds, a queue is looked at when nothing wakes it: for retries and other processes. */
  readonly pollEvery?: number;
  /** How long, in milliseconds, a job that is being done may take once the queue is stopped. */
  readonly stopWithin?: number | undefined;
  readonly retry?: { readonly retryLimit: number; readonly retryDelay: number };
};

type Parts = {
  readonly boss: PgBoss;
  readonly connection: Connection;
  readonly settings: Required<Omit<QueueSettings, 'executor'>>;
  readonly created: Set<string>;
  readonly workers: Map<string, Worker>;
  /** What else is woken under a name. */
  readonly wakers: Map<string, Set<() => void>>;
};

/** Seconds for which a job that was given up is seen. */
const KEPT = 7 * 24 * 60 * 60;
const QUEUE = {
  policy: 'short',
  retryBackoff: true,
  expireInSeconds: 300,
} as const;

// What pg-boss does to create a queue, for a transaction on PGlite, whose only connection it has taken.
const CREATE_QUEUE = 'SELECT 1 AS created FROM pgboss.create_queue($1, $2::json)';

const DEFAULTS = {
  report: () => undefined,
  pollEvery: 2_000,
  stopWithin: undefined,
  retry: { retryLimit: 8, retryDelay: 2 },
};

/** Opens the queue in the database, creating there what it needs. */
export async function openQueue({ executor, ...settings }: QueueSettings): Promise<Queue> {
  const parts = await start(executor, { ...DEFAULTS, ...settings });
  return {
    send: (name, payload, options = {}) => send(parts, { name, payload, ...options }),
    work: (name, perform) => work(parts, name, perform),
    wake: (name) => wake(parts, name),
    onWake: (name, woken) => onWake(parts, name, woken),
    deadLetters: () => listFailed(parts.connection),
    again: async (name, payload) => {
      await forgetFailed(parts.connection, name);
      await send(parts, { name, payload, singletonKey: name });
    },
    stop: () => stop(parts),
  };
}

async function start(executor: Executor, settings: Parts['settings']): Promise<Parts> {
  const connection = connect(executor, settings.report);
  const boss = new PgBoss({ db: connection, schedule: false, archiveFailedAfterSeconds: KEPT });
  boss.on('error', settings.report);
  await connection.alone(async () => {
    await boss.start();
  });
  const created = new Set((await boss.getQueues()).map(({ name }) => name));
  return { boss, connection, settings, created, workers: new Map(), wakers: new Map() };
}

type Sending = SendOptions & { readonly name: string; readonly payload: object };

async function send(parts: Parts, { name, payload, tx, singletonKey }: Sending): Promise<boolean> {
  await create(parts, name, tx);
  const id = await parts.boss.send(name, payload, {
    singletonKey: singletonKey ?? randomUUID(),
    ...(tx && { db: joinTransaction(tx) }),
  });
  if (tx) tx.afterCommit(() => wake(parts, name));
  else wake(parts, name);
  return id !== null;
}

function wake({ workers, wakers }: Parts, name: string): void {
  workers.get(name)?.wake();
  for (const woken of wakers.get(name) ?? []) woken();
}

function onWake({ wakers }: Parts, name: string, woken: () => void): () => void {
  const known = wakers.get(name) ?? new Set();
  wakers.set(name, known.add(woken));
  return () => void known.delete(woken);
}

async function create(parts: Parts, name: string, tx?: Transaction): Promise<void> {
  const { boss, connection, created, settings } = parts;
  if (created.has(name)) return;
  const options = { ...QUEUE, ...settings.retry };
  if (tx) {
    await holdLock(tx);
    await tx.sql(CREATE_QUEUE, [name, JSON.stringify(options)]);
    tx.afterCommit(() => void created.add(name));
  } else {
    await connection.alone(() => boss.createQueue(name, { name, ...options }));
    created.add(name);
  }
}

async function work(parts: Parts, name: string, perform: (job: Job) => Promise<void>) {
  const { boss, connection, settings, workers } = parts;
  await create(parts, name);
  const worker = startWorker({
    interval: settings.pollEvery,
    stopWithin: settings.stopWithin,
    report: settings.report,
    next: async () => (await boss.fetch<unknown>(name))[0],
    perform: ({ id, data }) => perform({ id, payload: data }),
    succeed: ({ id }) => boss.complete(name, id),
    fail: ({ id }, error) => boss.fail(name, id, { message: describe(error) }),
    leave: ({ id }) => giveBack(connection, { name, id }),
  });
  workers.set(name, worker);
}

async function stop({ boss, connection, workers }: Parts): Promise<boolean> {
  const ended = await Promise.all([...workers.values()].map((worker) => worker.stop()));
  await boss.stop();
  await connection.close();
  return !ended.includes(false);
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
