import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export type MigrationFile = {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
};

/** How the name of a migration ends that leaves older versions nothing to work on. */
const BREAKS_OLDER = '_breaks_older';

const BREAKING = [
  /\bDROP (TABLE|COLUMN|TYPE|FUNCTION)\b/i,
  /\bRENAME\b/i,
  /\bSET NOT NULL\b/i,
  /\bSET DATA TYPE\b/i,
  /\bADD COLUMN\b(?![^,;]*\bDEFAULT\b)[^,;]*\bNOT NULL\b/i,
];

/** Whether a migration says of itself that versions which do not know it cannot work any more. */
export function breaksOlder(name: string): boolean {
  return name.endsWith(BREAKS_OLDER);
}

/** The name of a migration with this content: it says whether versions before it can go on. */
export function nameFor(name: string, sql: string): string {
  const isBreaking = BREAKING.some((pattern) => pattern.test(sql));
  return isBreaking && !breaksOlder(name) ? `${name}${BREAKS_OLDER}` : name;
}

/** Where schema.prisma and the migrations are, beside src and dist alike. */
export const PRISMA_FOLDER = fileURLToPath(new URL('../../prisma/', import.meta.url));

/** The migrations of a folder, oldest first. */
export function readMigrations(folder: string): readonly MigrationFile[] {
  return readdirSync(join(folder, 'migrations'))
    .sort()
    .map((name) => ({ name, path: join(folder, 'migrations', name, 'migration.sql') }))
    .filter(({ path }) => existsSync(path))
    .map(({ name, path }) => describe(name, readFileSync(path, 'utf8')));
}

/** The schema that the migrations of a folder lead to. */
export function readSchema(folder: string): string {
  return readFileSync(join(folder, 'schema.prisma'), 'utf8');
}

function describe(name: string, sql: string): MigrationFile {
  return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
}
