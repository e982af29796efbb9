import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer as createWeb, type IncomingMessage, type Server as Web } from 'node:http';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openQueue } from '../../src/outbox/queue.ts';
import type { Playground } from '../../src/playground/playground.ts';
import { type Database, openDatabase } from '../../src/storage/database.ts';
import { createPostgresDatabase, type PostgresDatabase } from '../postgres.ts';
import { startSmallSlack } from '../slack/notices/small-slack.ts';

const PATIENCE = { timeout: 20_000, interval: 50 };

let slack: Playground;
let store: PostgresDatabase;
let door: Door;
const left: (() => unknown)[] = [];

beforeAll(async () => {
  slack = await startSmallSlack();
  store = await createPostgresDatabase();
});
beforeEach(async () => {
  door = await openDoor(new URL(store.url));
  return async () => {
    for (const end of left.splice(0).reverse()) await end();
    await door.close();
  };
});
afterAll(async () => {
  await store.drop();
  await slack.stop();
});

/** A way to the database that can be shut, as if the server were down. */
type Door = { readonly port: number; open(): Promise<void>; close(): Promise<void> };

async function openDoor(to: URL): Promise<Door> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((inner) => {
    const outer = connect(Number(to.port), to.hostname);
    for (const [one, other] of [
      [inner, outer],
      [outer, inner],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy()).on('close', () => other.destroy());
      one.pipe(other);
    }
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    for (const socket of sockets) socket.destroy();
    if (server.listening) await new Promise((resolve) => server.close(resolve));
  };
  const open = async () => {
    await once(server.listen(port, '127.0.0.1'), 'listening');
  };
  return { port, open, close };
}

type Replica = {
  readonly port: number;
  readonly said: () => string;
  readonly ended: Promise<number>;
  readonly stop: () => Promise<number>;
};

async function startReplica(apiUrl = slack.apiUrl, name?: string): Promise<Replica> {
  const url = new URL(store.url);
  if (name !== undefined) url.pathname = name;
  url.port = String(door.port);
  const port = await freePort();
  const child: ChildProcess = spawn(process.execPath, ['dist/main.js'], {
    env: {
      PATH: process.env.PATH,
      ...{ DATABASE_URL: url.href, PORT: String(port), ACCORD_ROLES: 'worker' },
      ...{ SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken },
      SLACK_API_URL: apiUrl,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  }
  const ended = once(child, 'exit').then(([code]) => Number(code));
  left.push(() => void child.kill('SIGKILL'));
  return {
    port,
    said: () => said,
    ended,
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await once(probe.listen(0, '127.0.0.1'), 'listening');
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

const statusOf = async ({ port }: Replica, path: string) =>
  (await fetch(`http://127.0.0.1:${port}${path}`)).status;
const says = (replica: Replica, words: string) =>
  vi.waitFor(() => expect(replica.said()).toContain(words), PATIENCE);

describe('a process that starts while its database is down', () => {
  it('lives, is not ready, says so at each try, and works as soon as the database answers', async () => {
    await door.close();
    const replica = await startReplica();
    await says(replica, 'Waiting for the database, the next try is in 2 s');
    expect(replica.said()).toContain('nothing answers there');
    expect(await statusOf(replica, '/healthz')).toBe(200);
    expect(await statusOf(replica, '/readyz')).toBe(503);
    await door.open();
    await says(replica, 'Accord is running');
    expect(await statusOf(replica, '/readyz')).toBe(200);
    expect(await replica.stop()).toBe(0);
  });

  it('stops at once when it is told to', async () => {
    await door.close();
    const replica = await startReplica();
    await says(replica, 'Waiting for the database');
    expect(await replica.stop()).toBe(0);
  });

  it('does not wait for what no waiting mends', async () => {
    const replica = await startReplica(slack.apiUrl, 'no_such_database');
    await says(replica, 'it has no database of that name');
    expect(await replica.ended).toBe(1);
  });
});

describe('a process that is stopped', () => {
  it('ends in time while Slack hangs, messages wait and a job is stuck, and leaves all of it to others', async () => {
    const hanging = await startHangingSlack();
    const replica = await startReplica(hanging.apiUrl);
    await says(replica, 'Accord is running');
    const database = await openDatabase({ databaseUrl: store.url, dataDir: '' });
    left.push(() => database.close());
    await enqueueMany(database);
    await vi.waitFor(() => expect(hanging.asked()).toBeGreaterThan(0), PATIENCE);
    const job = await stickIn(database);
    expect(await replica.stop()).toBe(0);
    expect(await job.state()).toBe('retry');
    expect(replica.said()).toContain('Slack took too long: another process looks');
    const rows = await database.sql<{ state: string; count: number }>(
      `SELECT state, count(*)::int AS count FROM "Notice" GROUP BY state`,
    );
    const total = rows.reduce((sum, { count }) => sum + count, 0);
    expect(total).toBe(MANY);
    expect(rows.map(({ state }) => state)).toEqual(['pending']);
  });
});

/** Has the replica take a job that waits in a transaction for what somebody else has locked. */
async function stickIn(database: Database) {
  const other = new pg.Client(store.url);
  await other.connect();
  await other.query('BEGIN; LOCK TABLE "JobRun"');
  left.push(() => other.end());
  const queue = await openQueue({ executor: database });
  left.push(() => queue.stop());
  await queue.send('job-forget-old', {}, { singletonKey: 'stuck' });
  const state = async () => {
    const { rows } = await database.executeSql(
      `SELECT state FROM pgboss.job WHERE name = 'job-forget-old' AND singleton_key = 'stuck'`,
    );
    return rows[0]?.state;
  };
  await vi.waitFor(async () => expect(await state()).toBe('active'), PATIENCE);
  return { state };
}

const MANY = 200;

async function enqueueMany(database: Database): Promise<void> {
  await database.sql(
    `INSERT INTO "Notice" ("workspaceId", key, kind, payload, recipient, state, "enqueuedAt")
     SELECT w.id, 'late/' || n, 'watch-late', $1::jsonb, '{"channel":"C0MSG"}', 'pending', now()
     FROM generate_series(1, $2::int) n, (SELECT min(id) AS id FROM "Workspace") w`,
    [JSON.stringify(LATE), MANY],
  );
}

const LATE = {
  ...{ kind: 'watch-late', to: 'C0MSG', since: 0, seenAt: 1, why: 'late', jobs: [] },
  ...{ thresholds: 1, notices: 1, caughtUp: null },
};

/** A Slack that takes messages and never answers them; everything else it does answer. */
async function startHangingSlack() {
  let asked = 0;
  const web: Web = createWeb(async (request, response) => {
    if (request.url?.endsWith('/chat.postMessage')) {
      asked += 1;
      return;
    }
    const path = request.url?.replace(/^\//, '') ?? '';
    const answer = await fetch(new URL(path, slack.apiUrl), {
      method: request.method ?? 'POST',
      headers: passedOn(request),
      body: await bodyOf(request),
    });
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    response.end(await answer.text());
  });
  await once(web.listen(0, '127.0.0.1'), 'listening');
  left.push(() => {
    web.closeAllConnections();
    web.close();
  });
  const { port } = web.address() as AddressInfo;
  return { apiUrl: `http://127.0.0.1:${port}/`, asked: () => asked };
}

function passedOn({ headers }: IncomingMessage): Record<string, string> {
  const { authorization = '', 'content-type': type = 'application/x-www-form-urlencoded' } =
    headers;
  return { authorization, 'content-type': type };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}
