import { readFileSync } from 'node:fs';
import { afterAll, beforeAll } from 'vitest';
import { type Database, openDatabase } from '../src/storage/database.ts';
import { migrate } from '../src/storage/migrate.ts';
import { PRISMA_FOLDER, readMigrations } from '../src/storage/migration-files.ts';
import { openPgliteInMemory } from '../src/storage/pglite.ts';
import { createWorkspace, type Workspace } from '../src/storage/workspaces.ts';
import { createPostgresDatabase } from './postgres.ts';
import { snapshotOf } from './snapshots.ts';

const NOW = Date.UTC(2026, 0, 1);

export type TestDatabase = {
  readonly database: Database;
  readonly workspace: Workspace;
  close(): Promise<void>;
};

type TestDatabaseGetter = () => TestDatabase;

/** Both kinds of database, for tests that must hold on each: `describe.each(DATABASES)`. */
export const DATABASES = [
  { name: 'PGlite', open: migratedDatabase },
  { name: 'PostgreSQL', open: postgresDatabase },
] as const;

/** A migrated PGlite in memory with one workspace that no team has claimed. Close it when done. */
export async function migratedDatabase(): Promise<TestDatabase> {
  const database = await openDatabase({ dataDir: 'memory://', snapshot: await migratedSnapshot() });
  return { ...(await withWorkspace(database)), close: () => database.close() };
}

let emptied: Promise<Database> | undefined;

/**
 * The same database for every test of a file, empty but for a workspace: emptying one takes a tenth of the time
 * that loading one takes. It lasts as long as the process; closing it leaves it to the next test.
 */
export async function emptiedDatabase(): Promise<TestDatabase> {
  emptied ??= migratedDatabase().then(({ database }) => database);
  const database = await emptied;
  await database.executeSql(EMPTY);
  return { ...(await withWorkspace(database)), close: async () => undefined };
}

// Facts cannot be deleted while triggers are on.
const EMPTY = `
  SET session_replication_role = replica;
  DO $$ DECLARE name text; BEGIN
    FOR name IN
      SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
      WHERE (schemaname = 'public' AND tablename <> '_prisma_migrations')
        OR (schemaname = 'pgboss' AND tablename IN ('job', 'archive'))
    LOOP EXECUTE 'DELETE FROM ' || name; END LOOP;
  END $$;
  SET session_replication_role = DEFAULT;`;

/** A migrated database on a real PostgreSQL server, with one workspace. Close it when done. */
async function postgresDatabase(): Promise<TestDatabase> {
  const { url, drop } = await createPostgresDatabase();
  const database = await openDatabase({ databaseUrl: url, dataDir: '' });
  const close = () => database.close().then(drop);
  return { ...(await withWorkspace(database)), close };
}

/** Opens a database before the tests of a file or group and closes it after them; gives access to it. */
export function useDatabase(
  open: () => Promise<TestDatabase> = migratedDatabase,
): TestDatabaseGetter {
  let opened: TestDatabase | undefined;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened?.close());
  return () => {
    if (!opened) throw new Error('The database is open only while a test runs.');
    return opened;
  };
}

export async function withWorkspace(database: Database) {
  const workspace = await createWorkspace(database, { teamId: null, name: 'Test', now: NOW });
  return { database, workspace };
}

/** A dump of a migrated database: loading it takes a fifth of the time that creating one takes. */
export function migratedSnapshot(): Promise<Blob> {
  return snapshotOf({ name: 'migrated', from: migrationsAndVersion(), make: migratedDriver });
}

async function migratedDriver() {
  const driver = await openPgliteInMemory();
  await migrate(driver);
  return driver;
}

/** What a migrated database depends on. */
export function migrationsAndVersion(): readonly string[] {
  const version = readFileSync('node_modules/@electric-sql/pglite/package.json', 'utf8');
  return [version, ...readMigrations(PRISMA_FOLDER).map(({ checksum }) => checksum)];
}
