import { afterAll, beforeAll, expect, it } from 'vitest';
import { openQueue } from '../../src/outbox/queue.ts';
import { countBacklog } from '../../src/storage/backlog.ts';
import { oldestDue } from '../../src/storage/clocks-due.ts';
import { type Database, openDatabase } from '../../src/storage/database.ts';
import { takeNext } from '../../src/storage/notice-claims.ts';
import { addNotice } from '../../src/storage/notices.ts';
import { createWorkspace } from '../../src/storage/workspaces.ts';
import { createPostgresDatabase, type PostgresDatabase } from '../postgres.ts';
import { type Pooler, startPooler } from '../transaction-pooler.ts';

let store: PostgresDatabase;
let pooler: Pooler;
let replicas: readonly Database[];

beforeAll(async () => {
  store = await createPostgresDatabase('template1');
  pooler = await startPooler(store.url);
});
afterAll(async () => {
  for (const replica of replicas) await replica.close();
  await pooler.stop();
  await store.drop();
});

it('replicas that start at once migrate, queue and deliver where every transaction has another connection', async () => {
  const place = { databaseUrl: pooler.url, dataDir: '' };
  replicas = await Promise.all([openDatabase(place), openDatabase(place)]);
  const queues = await Promise.all(replicas.map((executor) => openQueue({ executor })));
  const [database, other] = replicas;
  if (!database || !other) throw new Error('There are two of them.');
  const { id: workspaceId } = await createWorkspace(database, { teamId: 'T', name: 'T', now: 0 });

  const done: unknown[] = [];
  for (const queue of queues) {
    await queue.work('sums', async ({ payload }) => void done.push(payload));
  }
  await Promise.all(
    Array.from({ length: 20 }, (_, number) =>
      database.transaction(async (tx) => {
        await queues[0]?.send('sums', { number }, { tx });
        const notice = { workspaceId, key: `n/${number}`, kind: 'x', payload: {}, now: 0 };
        await addNotice(tx, { ...notice, recipient: { channel: `#${number}` } });
      }),
    ),
  );
  await expect.poll(() => done.length, { timeout: 20_000 }).toBe(20);
  expect(await countBacklog(other, { now: 1 })).toMatchObject({ noticesWaiting: 20 });
  expect(await oldestDue(other, { after: 0, until: 1 })).toBeNull();
  const taking = { workspaceId, now: 1, lease: 1000, apart: 1000, kinds: ['x'] };
  await database.sql(
    `INSERT INTO "OutboxChannel" SELECT "workspaceId", channel, now() FROM "Notice"`,
  );
  const taken = await Promise.all(
    [...Array(20).keys()].map((turn) => takeNext(turn % 2 ? database : other, taking)),
  );
  const ids = taken.flatMap((one) => one?.id ?? []);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBeGreaterThan(0);
  for (const queue of queues) await queue.stop();
  expect(pooler.refused()).toEqual([]);
});
