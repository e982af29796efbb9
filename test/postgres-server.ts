import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '../src/storage/database.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where a test asks for the PostgreSQL server of this run, which is started by the first that does. */
    readonly postgresDoor: string;
  }
}

type Server = { readonly url: string; stop(): Promise<unknown> };

/** One PostgreSQL server for the whole test run, started only when a test needs it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  let server: Promise<Server> | undefined;
  const door = createServer((_, response) => {
    server ??= start();
    server.then(
      ({ url }) => response.end(url),
      (error: Error) => response.writeHead(500).end(error.message),
    );
  });
  await once(door.listen(0, '127.0.0.1'), 'listening');
  const address = door.address();
  if (typeof address !== 'object' || !address) throw new Error('No port is free on 127.0.0.1.');
  project.provide('postgresDoor', `http://127.0.0.1:${address.port}`);
  return async () => {
    door.close();
    door.closeAllConnections();
    await server?.then(({ stop }) => stop()).catch(() => undefined);
  };
}

async function start(): Promise<Server> {
  const script = fileURLToPath(new URL('postgres-process.mjs', import.meta.url));
  const child = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'pipe'] });
  const ended = once(child, 'exit');
  const complaint = text(child.stderr);
  const started = once(child.stdout, 'data').then(([line]) => String(line).trim());
  const url = await Promise.race([started, ended.then(() => undefined)]);
  if (url === undefined) {
    throw new Error(`PostgreSQL cannot be started for the tests: ${await complaint}`);
  }
  await createTemplate(url);
  return {
    url,
    stop: () => {
      child.stdin.end();
      return ended;
    },
  };
}

/** Copying a migrated database is much faster than migrating one for each test file. */
async function createTemplate(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${url}/postgres` });
  await client.connect();
  await client.query('CREATE DATABASE template_accord').finally(() => client.end());
  const database = await openDatabase({ databaseUrl: `${url}/template_accord`, dataDir: '' });
  await database.close();
}
