import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { nameFor, PRISMA_FOLDER, readMigrations } from '../../src/storage/migration-files.ts';
import { missingSql, writeMigration } from '../../src/storage/write-migration.ts';
import { temporaryFolder } from '../temporary.ts';

const NOW = Date.UTC(2026, 0, 2, 3, 4, 5);
/** Up to here two versions never ran side by side. */
const LAST_UNNAMED = '20261122030907_alert_routes';

it('the migrations lead to schema.prisma', async () => {
  expect(await missingSql()).toBeUndefined();
});

it('nothing is written when there is nothing to change', async () => {
  expect(await writeMigration({ name: 'nothing', now: NOW, folder: copy() })).toBeUndefined();
});

it('a new field becomes the next migration, after which there is nothing to change', async () => {
  const folder = copy();
  const path = join(folder, 'schema.prisma');
  const schema = readFileSync(path, 'utf8');
  writeFileSync(path, schema.replace('model Workspace {', 'model Workspace {\n  motto String?'));
  const written = await writeMigration({ name: 'add_motto', now: NOW, folder });
  expect(written).toBe(join(folder, 'migrations/20260102030405_add_motto/migration.sql'));
  expect(readFileSync(String(written), 'utf8')).toContain('ADD COLUMN     "motto" TEXT');
});

it('a migration says in its name that versions before it cannot go on', async () => {
  const folder = copy();
  const path = join(folder, 'schema.prisma');
  const schema = readFileSync(path, 'utf8');
  writeFileSync(path, schema.replace('model Workspace {', 'model Workspace {\n  motto String'));
  const written = await writeMigration({ name: 'add_motto', now: NOW, folder });
  expect(written).toContain('20260102030405_add_motto_breaks_older');
});

it('every migration says so that does', () => {
  const written = readMigrations(PRISMA_FOLDER).filter(({ name }) => name > LAST_UNNAMED);
  expect(written.map(({ name }) => name)).toEqual(
    written.map(({ name, sql }) => nameFor(name, sql)),
  );
});

it.each(['', 'Add Motto', '../up', '1st', 'a;b', 'x'.repeat(80)])(
  '“%s” is no name for a migration',
  async (name) => {
    await expect(writeMigration({ name, now: NOW, folder: copy() })).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('npm run db:migration add_credits'),
    });
  },
);

function copy(): string {
  const folder = temporaryFolder();
  cpSync(PRISMA_FOLDER, folder, { recursive: true });
  return folder;
}
