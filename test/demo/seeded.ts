import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { seedDemo } from '../../src/demo/seed.ts';
import { createDatabase, openDatabase } from '../../src/storage/database.ts';
import { openPgliteInMemory } from '../../src/storage/pglite.ts';
import { listWorkspaces } from '../../src/storage/workspaces.ts';
import {
  migratedSnapshot,
  migrationsAndVersion,
  type TestDatabase,
  withWorkspace,
} from '../database.ts';
import { snapshotOf } from '../snapshots.ts';

const SOURCE = join(import.meta.dirname, '../../src');
const SEEDING = ['demo', 'domain', 'sources', 'storage', 'usecases'];

/** A PGlite in memory with the demo company as it stands when it has been seeded; for `useDatabase` too. */
export async function demoDatabase(): Promise<TestDatabase> {
  const snapshot = await snapshotOf({ name: 'demo', from: whatSeeds(), make: seed });
  const database = await openDatabase({ dataDir: 'memory://', snapshot });
  const [workspace] = await listWorkspaces(database);
  if (!workspace) throw new Error('The demo has no workspace.');
  return { database, workspace, close: () => database.close() };
}

async function seed() {
  const driver = await openPgliteInMemory(await migratedSnapshot());
  await seedDemo(await withWorkspace(createDatabase(driver)));
  return driver;
}

/** The text of everything that seeding runs or reads. */
function whatSeeds(): readonly string[] {
  const files = SEEDING.flatMap((folder) =>
    readdirSync(join(SOURCE, folder), { recursive: true, withFileTypes: true }),
  ).filter((each) => each.isFile() && !each.parentPath.includes('generated'));
  const paths = files.map(({ parentPath, name }) => join(parentPath, name)).sort();
  const texts = ['package-lock.json', ...paths].map((path) => readFileSync(path, 'utf8'));
  return [...migrationsAndVersion(), ...texts];
}
