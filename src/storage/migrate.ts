import { AccordError } from '../domain/error.ts';
import type { Driver } from './driver.ts';
import { messageOf } from './failure.ts';
import {
  breaksOlder,
  type MigrationFile,
  PRISMA_FOLDER,
  readMigrations,
} from './migration-files.ts';
import { applyMigrations } from './schema-engine.ts';

type AppliedMigration = {
  readonly name: string;
  readonly checksum: string;
  readonly finished: boolean;
};

/** Brings the database to what this version of Accord needs; gives the names of the migrations it applied. */
export async function migrate(
  driver: Driver,
  files: readonly MigrationFile[] = readMigrations(PRISMA_FOLDER),
): Promise<readonly string[]> {
  if (await isUpToDate(driver, files)) return [];
  return driver.alone(async () => {
    if (await isUpToDate(driver, files)) return [];
    await forgetUnfinished(driver);
    return apply(driver, files);
  });
}

async function isUpToDate(driver: Driver, files: readonly MigrationFile[]): Promise<boolean> {
  const applied = await readApplied(driver);
  const finished = applied.filter((migration) => migration.finished);
  refuseNewer(finished, files);
  refuseEdited(finished, files);
  const names = new Set(finished.map(({ name }) => name));
  return files.every(({ name }) => names.has(name)) && applied.length === finished.length;
}

async function readApplied(driver: Driver): Promise<readonly AppliedMigration[]> {
  const { rows: tables } = await driver.executeSql(
    `SELECT to_regclass('"_prisma_migrations"')::text AS name`,
  );
  if (!tables[0]?.name) return [];
  const { rows } = await driver.executeSql(
    `SELECT migration_name, checksum, finished_at FROM "_prisma_migrations"
     WHERE rolled_back_at IS NULL ORDER BY started_at`,
  );
  return rows.map((row) => ({
    name: String(row.migration_name),
    checksum: String(row.checksum),
    finished: row.finished_at !== null,
  }));
}

/**
 * While a newer version takes the place of this one, or this one comes back for a while, both work on one database. What
 * the newer one has added is in nobody's way.
 */
function refuseNewer(applied: readonly AppliedMigration[], files: readonly MigrationFile[]): void {
  const known = new Set(files.map((file) => file.name));
  const unknown = applied.find(({ name }) => !known.has(name) && breaksOlder(name));
  if (!unknown) return;
  throw new AccordError(
    'invalid',
    `The database is newer than this version of Accord: it has the migration “${unknown.name}”, which this version does not know. Start the version that wrote it, or a later one.`,
  );
}

function refuseEdited(applied: readonly AppliedMigration[], files: readonly MigrationFile[]): void {
  const checksums = new Map(files.map((file) => [file.name, file.checksum]));
  const edited = applied.find(
    ({ name, checksum }) => checksums.has(name) && checksums.get(name) !== checksum,
  );
  if (!edited) return;
  throw new AccordError(
    'invalid',
    `The migration “${edited.name}” was edited after it had been applied to this database. Restore the file as it was, and put the change into a new migration.`,
  );
}

/** A migration is applied wholly or not at all, so one that did not finish left nothing and may be tried again. */
async function forgetUnfinished(driver: Driver): Promise<void> {
  const applied = await readApplied(driver);
  if (applied.every((migration) => migration.finished)) return;
  await driver.executeSql(
    `UPDATE "_prisma_migrations" SET rolled_back_at = now()
     WHERE finished_at IS NULL AND rolled_back_at IS NULL`,
  );
}

async function apply(driver: Driver, files: readonly MigrationFile[]): Promise<readonly string[]> {
  try {
    return await applyMigrations({ adapter: driver.adapter, files });
  } catch (error) {
    const unfinished = (await readApplied(driver)).find(({ finished }) => !finished);
    throw new AccordError(
      'internal',
      `The migration “${unfinished?.name ?? 'of the database'}” could not be applied and nothing of it was kept: ${innermost(error)}. Start the version of Accord that ran before, or restore the database from a backup.`,
      { cause: error },
    );
  }
}

/** Of the several lines that the engine reports, the one that PostgreSQL wrote says what is wrong. */
function innermost(error: unknown): string {
  const text = messageOf(error);
  return /ERROR: ([^\n]+)/.exec(text)?.[1] ?? text.replaceAll('\n', ' ');
}
