import type { Driver, Row } from './driver.ts';
import type { Prisma } from './generated/client.ts';
import { PrismaClient } from './generated/client.ts';
import { migrate } from './migrate.ts';
import { openPglite, openPgliteInMemory } from './pglite.ts';
import { openPostgresql } from './postgresql.ts';

/** What the functions of this folder work on: the database itself, or a transaction on it. */
export type Db = {
  readonly prisma: Prisma.TransactionClient;
  /** Runs one statement of raw SQL with $1, $2 …; arrays are allowed as values. */
  sql<T = Row>(text: string, values?: readonly unknown[]): Promise<readonly T[]>;
  /** Asks a statement that is asked all the time and answers in texts, numbers, flags, times and JSON. */
  ask<T>(text: string, values: readonly unknown[]): Promise<readonly T[]>;
  /** Runs `work` as the last thing of the transaction, or in one of its own when there is none. */
  beforeCommit(work: (tx: Db) => Promise<void>): Promise<void>;
  /** Runs `work` once what was written is kept: at the end of the transaction, or now when there is none. */
  afterCommit(work: () => void): void;
};

export type Database = Db & {
  readonly kind: 'pglite' | 'postgresql';
  readonly connectionString?: string;
  readonly prisma: PrismaClient;
  /** Runs raw SQL outside of Prisma, several statements at once when there are no values. */
  executeSql(text: string, values?: readonly unknown[]): Promise<{ rows: Row[] }>;
  /** All or nothing: what `work` writes is kept when it ends well and forgotten when it throws. */
  transaction<T>(work: (tx: Db) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

type Place = {
  /** A PostgreSQL server; without it, PGlite in `dataDir`. */
  readonly databaseUrl?: string | undefined;
  /** A directory, or `memory://`. */
  readonly dataDir: string;
  /** A dumped data directory that an in-memory database starts from. */
  readonly snapshot?: Blob;
};

// A verb takes milliseconds, an import a few seconds; what waits longer is stuck.
const TRANSACTION = { maxWait: 30_000, timeout: 120_000 };

/** Opens the database and brings it up to date, or says in a sentence why that cannot be. */
export async function openDatabase(place: Place): Promise<Database> {
  const driver = await openDriver(place);
  try {
    await migrate(driver);
  } catch (error) {
    await driver.close();
    throw error;
  }
  return createDatabase(driver);
}

function openDriver({ databaseUrl, dataDir, snapshot }: Place): Promise<Driver> {
  if (databaseUrl) return openPostgresql(databaseUrl);
  return dataDir === 'memory://' ? openPgliteInMemory(snapshot) : openPglite(dataDir);
}

/** The database that a driver leads to, as it is: nothing is migrated. */
export function createDatabase(driver: Driver): Database {
  const prisma = new PrismaClient({ adapter: driver.adapter, transactionOptions: TRANSACTION });
  const transaction = <T>(work: (tx: Db) => Promise<T>) =>
    driver.inTurn(() => transact(prisma, work));
  const db = createDb(prisma, { beforeCommit: transaction, afterCommit: (work) => work() });
  return {
    ...db,
    ask: driver.ask ? asking(driver.ask) : db.sql,
    kind: driver.kind,
    ...(driver.connectionString && { connectionString: driver.connectionString }),
    prisma,
    executeSql: driver.executeSql,
    transaction,
    close: async () => {
      await prisma.$disconnect();
      await driver.close();
    },
  };
}

function asking(ask: NonNullable<Driver['ask']>): Db['ask'] {
  return async <T>(text: string, values: readonly unknown[]) =>
    rowsOf<T>((await ask(text, values)).rows);
}

/** What a row holds is said by the statement, which nothing here can check. */
function rowsOf<T>(rows: readonly Row[]): readonly T[] {
  return rows as readonly T[];
}

async function transact<T>(prisma: PrismaClient, work: (tx: Db) => Promise<T>): Promise<T> {
  const last: ((tx: Db) => Promise<void>)[] = [];
  const later: (() => void)[] = [];
  const result = await prisma.$transaction(async (client) => {
    const tx = createDb(client, {
      beforeCommit: async (task) => void last.push(task),
      afterCommit: (task) => void later.push(task),
    });
    const done = await work(tx);
    for (const task of last) await task(tx);
    return done;
  });
  for (const task of later) task();
  return result;
}

function createDb<Client extends Prisma.TransactionClient>(
  prisma: Client,
  ends: Pick<Db, 'beforeCommit' | 'afterCommit'>,
) {
  const sql = <T = Row>(text: string, values: readonly unknown[] = []) =>
    prisma.$queryRawUnsafe<T[]>(text, ...values);
  return { prisma, ...ends, sql, ask: sql };
}
