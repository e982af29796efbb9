import pg from 'pg';
import type PgBoss from 'pg-boss';

type Row = Readonly<Record<string, unknown>>;

/** The database that holds the queue: PGlite is shared, a server gives connections of the queue's own. */
export type Executor = {
  readonly connectionString?: string;
  executeSql(text: string, values?: readonly unknown[]): Promise<{ rows: Row[] }>;
};

/** A transaction that a job can join. */
export type Transaction = {
  sql(text: string, values?: readonly unknown[]): Promise<readonly Row[]>;
  /** Runs `work` once the transaction is kept. */
  afterCommit(work: () => void): void;
};

export type Connection = PgBoss.Db & {
  /** Runs work while no other process changes the tables of the queue. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

// One to hold the lock while another creates tables.
const MAX_CONNECTIONS = 2;

/** Any number that only the queue uses: whoever holds this advisory lock creates tables. */
const CREATION_LOCK = 4_155_001_838;

/** What pg-boss runs its statements on. */
export function connect(executor: Executor, report: (error: unknown) => void): Connection {
  const { connectionString } = executor;
  if (connectionString) return connectToServer(connectionString, report);
  return {
    executeSql: (text, values) => executor.executeSql(text, values?.map(toPlain)),
    alone: (work) => work(),
    close: async () => undefined,
  };
}

function connectToServer(connectionString: string, report: (error: unknown) => void): Connection {
  const pool = new pg.Pool({
    connectionString,
    max: MAX_CONNECTIONS,
    application_name: 'accord queue',
  });
  pool.on('error', report);
  const inTurn = oneAfterAnother();
  return {
    executeSql: (text, values) => pool.query(text, values),
    alone: (work) => inTurn(() => withLock(pool, { work, report })),
    close: () => pool.end(),
  };
}

/** Two that wait for the lock would have all connections, and leave whoever has it none to work on. */
function oneAfterAnother() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
}

type Locked<T> = { readonly work: () => Promise<T>; readonly report: (error: unknown) => void };

async function withLock<T>(pool: pg.Pool, { work, report }: Locked<T>): Promise<T> {
  const client = await pool.connect();
  // The pool does not listen to a client that is in use; a lost connection would end the process.
  client.on('error', report);
  try {
    // Held by a transaction, which stays on one connection of the server also behind a pooler.
    await client.query('BEGIN; SET LOCAL idle_in_transaction_session_timeout = 0');
    await client.query('SELECT pg_advisory_xact_lock($1)', [CREATION_LOCK]);
    return await work();
  } finally {
    const unlocked = client.query('COMMIT');
    await unlocked.then(
      () => {
        client.off('error', report);
        client.release();
      },
      // A connection that cannot give the lock back is closed, which gives it back.
      () => client.release(true),
    );
  }
}

/** Makes others that create tables wait for the end of a transaction. */
export async function holdLock(tx: Transaction): Promise<void> {
  await tx.sql('SELECT 1 AS held FROM pg_advisory_xact_lock($1::bigint)', [CREATION_LOCK]);
}

/** What pg-boss runs the statements on that belong to a transaction. */
export function joinTransaction(tx: Transaction): PgBoss.Db {
  return {
    executeSql: async (text, values = []) => ({
      rows: [...(await tx.sql(text, values.map(toPlain)))],
    }),
  };
}

/** pg-boss leaves out and nests values as only node-postgres understands them. */
function toPlain(value: unknown): unknown {
  if (value === undefined) return null;
  const isDocument = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isDocument && !(value instanceof Date) ? JSON.stringify(value) : value;
}
