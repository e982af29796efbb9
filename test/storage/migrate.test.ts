import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/storage/database.ts';
import type { Driver } from '../../src/storage/driver.ts';
import { migrate } from '../../src/storage/migrate.ts';
import { PRISMA_FOLDER, readMigrations } from '../../src/storage/migration-files.ts';
import { openPgliteInMemory } from '../../src/storage/pglite.ts';
import { openPostgresql } from '../../src/storage/postgresql.ts';
import { migratedSnapshot } from '../database.ts';
import { createPostgresDatabase } from '../postgres.ts';
import { temporaryFolder } from '../temporary.ts';

const KINDS = [
  { name: 'PGlite', open: async () => openPgliteInMemory(await migratedSnapshot()) },
  {
    name: 'PostgreSQL',
    open: async () => {
      const { url, drop } = await createPostgresDatabase();
      const driver = await openPostgresql(url);
      return { ...driver, close: () => driver.close().then(drop) };
    },
  },
];

describe.each(KINDS)('migrations on $name', ({ open }) => {
  let driver: Driver;
  afterEach(() => driver.close());

  it('are recorded as Prisma records them', async () => {
    driver = await open();
    const { rows } = await driver.executeSql(
      'SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished, applied_steps_count AS steps FROM _prisma_migrations ORDER BY migration_name',
    );
    expect(rows).toEqual(
      readMigrations(PRISMA_FOLDER).map(({ name, checksum }) => ({
        name,
        checksum,
        finished: true,
        steps: 1,
      })),
    );
  });

  it('are applied once', async () => {
    driver = await open();
    const files = readMigrations(withMigration('CREATE TABLE extra (id int);'));
    expect(await migrate(driver, files)).toEqual(['29990101000000_next']);
    expect(await migrate(driver, files)).toEqual([]);
  });

  it('may contain functions with several statements', async () => {
    driver = await open();
    const sql = `CREATE FUNCTION three() RETURNS int LANGUAGE plpgsql AS $$
      BEGIN PERFORM 1; PERFORM 2; RETURN 3; END; $$;`;
    await migrate(driver, readMigrations(withMigration(sql)));
    expect((await driver.executeSql('SELECT three() AS n')).rows).toEqual([{ n: 3 }]);
  });

  it('that fail leave nothing behind and can be tried again', async () => {
    driver = await open();
    const broken = readMigrations(
      withMigration('CREATE TABLE extra (id int); SELECT no_such_function();'),
    );
    await expect(migrate(driver, broken)).rejects.toMatchObject({
      code: 'internal',
      message: expect.stringMatching(
        /^The migration “29990101000000_next” could not be applied and nothing of it was kept: function no_such_function\(\) does not exist\. Start the version/,
      ),
    });
    const mended = readMigrations(withMigration('CREATE TABLE extra (id int);'));
    expect(await migrate(driver, mended)).toEqual(['29990101000000_next']);
  });

  it('of a newer version are in nobody’s way', async () => {
    driver = await open();
    await migrate(driver, readMigrations(withMigration('CREATE TABLE extra (id int);')));
    expect(await migrate(driver)).toEqual([]);
  });

  it('that older ones lack are applied beside those of a newer version', async () => {
    driver = await open();
    await migrate(driver, readMigrations(withMigration('CREATE TABLE extra (id int);')));
    const other = withMigration('CREATE TABLE other (id int);', '29990101000001_other');
    expect(await migrate(driver, readMigrations(other))).toEqual(['29990101000001_other']);
  });

  it('of a newer version that leave this one nothing to work on are refused', async () => {
    driver = await open();
    const breaking = withMigration('DROP TABLE "JobRun";', '29990101000000_next_breaks_older');
    await migrate(driver, readMigrations(breaking));
    await expect(migrate(driver)).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringMatching(
        /^The database is newer than this version of Accord: .*29990101000000_next_breaks_older/,
      ),
    });
  });

  it('that were edited after they had been applied are refused', async () => {
    driver = await open();
    await migrate(driver, readMigrations(withMigration('CREATE TABLE extra (id int);')));
    const edited = readMigrations(withMigration('CREATE TABLE extra (id bigint);'));
    await expect(migrate(driver, edited)).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringMatching(/^The migration “29990101000000_next” was edited after/),
    });
  });
});

it('an empty PGlite is migrated', async () => {
  const database = await openDatabase({ dataDir: 'memory://' });
  expect(await database.prisma.workspace.count()).toBe(0);
  await database.close();
});

it('several processes that start at once migrate an empty PostgreSQL database once', async () => {
  const { url, drop } = await createPostgresDatabase('template1');
  const opened = await Promise.all(
    [1, 2, 3, 4].map(() => openDatabase({ databaseUrl: url, dataDir: '' })),
  );
  const [applied] = await Promise.all(
    opened.map((database) => database.sql('SELECT migration_name FROM _prisma_migrations')),
  );
  expect(applied).toHaveLength(readMigrations(PRISMA_FOLDER).length);
  await Promise.all(opened.map((database) => database.close()));
  await drop();
});

/** A copy of the migrations with one more, as a later version of Accord would have it. */
function withMigration(sql: string, name = '29990101000000_next'): string {
  const folder = temporaryFolder();
  cpSync(PRISMA_FOLDER, folder, { recursive: true });
  mkdirSync(join(folder, 'migrations', name));
  writeFileSync(join(folder, 'migrations', name, 'migration.sql'), sql);
  return folder;
}
