import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { withWholeScripts } from './adapter.ts';
import type { Driver } from './driver.ts';
import { databaseFailure } from './failure.ts';

const MAX_CONNECTIONS = 10;
/** Of their own: for statements asked all the time, of which working out a plan takes several times what the answer takes. */
const ASKING_CONNECTIONS = 6;
const CONNECT_TIMEOUT = 10_000;
/** As long as a transaction may last: one whose process is stopped in its middle gives back what it holds. */
const IDLE_TIMEOUT = 120_000;

/** Any number that only Accord's migrations use: whoever holds this advisory lock migrates. */
const MIGRATION_LOCK = 4_155_001_837;

/** A PostgreSQL server; throws a sentence when it cannot be reached. */
export async function openPostgresql(databaseUrl: string): Promise<Driver> {
  const options = { connectionString: databaseUrl, connectionTimeoutMillis: CONNECT_TIMEOUT };
  const isPooled = sharesConnections(databaseUrl);
  const own = isPooled ? {} : { onConnect: boundIdling };
  const pool = createPool({ ...options, ...own, max: MAX_CONNECTIONS });
  try {
    await pool.query('SELECT 1');
  } catch (error) {
    await pool.end();
    throw databaseFailure(error, databaseUrl);
  }
  const named = isPooled ? () => '' : nameOf;
  const keeping = isPooled ? {} : { onConnect: keepPlans };
  const asking = createPool({ ...options, ...keeping, max: ASKING_CONNECTIONS });
  return {
    kind: 'postgresql',
    connectionString: databaseUrl,
    adapter: withWholeScripts(
      new PrismaPg(pool, { statementNameGenerator: ({ sql }) => named(sql) }),
      (script) => pool.query(script),
    ),
    executeSql: (text, values) => pool.query(text, values && [...values]),
    ask: (text, values) => asking.query({ name: named(text), text, values: [...values] }),
    alone: (work) => withLock(options, work),
    inTurn: (work) => work(),
    close: async () => {
      await asking.end();
      await pool.end();
    },
  };
}

/** Whether a pooler gives another connection of the server to every transaction: then none keeps a setting or a plan. */
function sharesConnections(databaseUrl: string): boolean {
  return URL.canParse(databaseUrl) && new URL(databaseUrl).searchParams.get('pgbouncer') === 'true';
}

/** Statements that are asked all the time carry a name, under which a connection keeps their plan. */
function nameOf(sql: string): string {
  return /^\/\* (accord:[a-z-]+) \*\//.exec(sql)?.[1] ?? '';
}

function createPool(options: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({ ...options, application_name: 'accord' });
  // A lost idle connection is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => undefined);
  return pool;
}

async function boundIdling(client: pg.ClientBase): Promise<void> {
  await client.query(`SET idle_in_transaction_session_timeout = ${IDLE_TIMEOUT}`);
}

async function keepPlans(client: pg.ClientBase): Promise<void> {
  await client.query('SET plan_cache_mode = force_generic_plan');
}

/** The lock lasts as long as a transaction, which stays on one connection of the server also behind a pooler. */
async function withLock<T>(options: pg.ClientConfig, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ ...options, application_name: 'accord migration' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('BEGIN; SET LOCAL idle_in_transaction_session_timeout = 0');
    await client.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    const result = await work();
    await client.query('COMMIT');
    return result;
  } finally {
    await client.end();
  }
}
