import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import type { Instant } from '../domain/calendar/instant.ts';
import { AccordError } from '../domain/error.ts';
import { withWholeScripts } from './adapter.ts';
import { nameFor, PRISMA_FOLDER, readMigrations, readSchema } from './migration-files.ts';
import { diffMigrations } from './schema-engine.ts';

type Wish = { readonly name: string; readonly now: Instant; readonly folder?: string };

/** Writes the next migration; gives its path, or undefined when the migrations already lead to the schema. */
export async function writeMigration(wish: Wish): Promise<string | undefined> {
  const { name, now, folder = PRISMA_FOLDER } = wish;
  refuseName(name);
  const sql = await missingSql(folder);
  if (sql === undefined) return undefined;
  const directory = join(folder, 'migrations', `${timestamp(now)}_${nameFor(name, sql)}`);
  mkdirSync(directory);
  writeFileSync(join(directory, 'migration.sql'), sql);
  return join(directory, 'migration.sql');
}

/** The SQL that the migrations of a folder lack to reach its schema; undefined when they agree. */
export async function missingSql(folder: string = PRISMA_FOLDER): Promise<string | undefined> {
  const pglite = await PGlite.create();
  try {
    const files = readMigrations(folder);
    return await diffMigrations({ adapter: onlyShadow(pglite), files }, readSchema(folder));
  } finally {
    await pglite.close();
  }
}

/** Comparing replays the migrations on an empty database, which here is the only one there is. */
function onlyShadow(pglite: PGlite): SqlMigrationAwareDriverAdapterFactory {
  const factory = withWholeScripts(new PrismaPGlite(pglite), (script) => pglite.exec(script));
  return { ...factory, connectToShadowDb: () => factory.connect() };
}

function refuseName(name: string): void {
  if (/^[a-z][a-z0-9_]{2,59}$/.test(name)) return;
  throw new AccordError(
    'invalid',
    `“${name}” is not a name for a migration. Write what it changes in small letters, digits and underscores, such as: npm run db:migration add_credits`,
  );
}

function timestamp(now: Instant): string {
  return new Date(now).toISOString().replace(/\D/g, '').slice(0, 14);
}
