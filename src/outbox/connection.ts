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

export type Connection = PgBoss.Db & { close(): Promise<void> };

const MAX_CONNECTIONS = 2;

/** What pg-boss runs its statements on. */
export function connect(executor: Executor, report: (error: unknown) => void): Connection {
  const { connectionString } = executor;
  if (connectionString) return connectToServer(connectionString, report);
  return {
    executeSql: (text, values) => executor.executeSql(text, values?.map(toPlain)),
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
  return { executeSql: (text, values) => pool.query(text, values), close: () => pool.end() };
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
