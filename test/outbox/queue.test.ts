import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Job, openQueue, type Queue } from '../../src/outbox/queue.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { DATABASES, useDatabase } from '../database.ts';
import { createPostgresDatabase } from '../postgres.ts';

describe.each(DATABASES)('the queue on $name', ({ open }) => {
  const test = useDatabase(open);
  let queue: Queue;
  const reported: unknown[] = [];

  beforeAll(async () => {
    queue = await openQueue({
      executor: test().database,
      report: (error) => reported.push(error),
      pollEvery: 300,
      retry: { retryLimit: 1, retryDelay: 1 },
    });
  });
  afterAll(() => queue.stop());

  it('gives a job to its worker with what was sent', async () => {
    const { name, done } = await worker();
    expect(await queue.send(name, { text: 'héllo', nested: { list: [1, null] } })).toBe(true);
    await eventually(() => expect(done).toHaveLength(1));
    expect(done[0]?.payload).toEqual({ text: 'héllo', nested: { list: [1, null] } });
  });

  it('gives every job to one worker only', async () => {
    const { name, done } = await worker();
    const other = await openQueue({ executor: test().database, pollEvery: 20 });
    await other.work(name, async (job) => void done.push(job));
    for (let number = 0; number < 20; number += 1) await queue.send(name, { number });
    await eventually(() => expect(done).toHaveLength(20));
    await other.stop();
    expect(new Set(done.map(({ id }) => id)).size).toBe(20);
  });

  it('adds one job while another with its singleton key waits', async () => {
    const name = queueName();
    expect(await queue.send(name, { tick: 1 }, { singletonKey: 'a' })).toBe(true);
    expect(await queue.send(name, { tick: 2 }, { singletonKey: 'a' })).toBe(false);
    expect(await queue.send(name, { tick: 3 }, { singletonKey: 'b' })).toBe(true);
    const done = await workOn(name);
    await eventually(() => expect(done).toHaveLength(2));
    expect(done.map(({ payload }) => payload)).toEqual([{ tick: 1 }, { tick: 3 }]);
    expect(await queue.send(name, { tick: 4 }, { singletonKey: 'a' })).toBe(true);
    await eventually(() => expect(done).toHaveLength(3));
  });

  it('gives back at once what takes too long when it is stopped, and counts it as no attempt', async () => {
    const name = queueName();
    const { database } = test();
    const leaving = await openQueue({ executor: database, pollEvery: 20, stopWithin: 50 });
    const begun: string[] = [];
    await leaving.work(name, async ({ id }) => {
      begun.push(id);
      await new Promise(() => undefined);
    });
    await leaving.send(name, { text: 'long' });
    await eventually(() => expect(begun).toHaveLength(1));
    expect(await leaving.stop()).toBe(false);
    const { rows } = await database.executeSql(
      'SELECT retry_count AS tries FROM pgboss.job WHERE id = $1::uuid',
      [begun[0]],
    );
    const done = await workOn(name);
    await eventually(() => expect(done).toEqual([{ id: begun[0], payload: { text: 'long' } }]));
    expect(rows).toEqual([{ tries: 0 }]);
  });

  it('is used for the first time under several names at once', async () => {
    const names = Array.from({ length: 4 }, queueName);
    expect(await Promise.all(names.map((name) => queue.send(name, {})))).not.toContain(false);
  });

  it('has a job of a transaction only when the transaction is kept', async () => {
    const { name, done } = await worker();
    const { database } = test();
    const failing = database.transaction(async (tx) => {
      await queue.send(name, { fate: 'rolled back' }, { tx });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await database.transaction(async (tx) => {
      await queue.send(name, { fate: 'kept' }, { tx });
      await new Promise((resolve) => setTimeout(resolve, 400));
      expect(done).toEqual([]);
    });
    await eventually(() => expect(done).toHaveLength(1));
    expect(done[0]?.payload).toEqual({ fate: 'kept' });
  });

  it('forgets a queue that was first used by a transaction that was rolled back', async () => {
    const name = queueName();
    const { database } = test();
    const failing = database.transaction(async (tx) => {
      await queue.send(name, { fate: 'rolled back' }, { tx });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await database.transaction(
      async (tx) => void (await queue.send(name, { fate: 'kept' }, { tx })),
    );
    const done = await workOn(name);
    await eventually(() => expect(done).toHaveLength(1));
    expect(done[0]?.payload).toEqual({ fate: 'kept' });
  });

  it('tries a job that failed again, and says so', async () => {
    const name = queueName();
    const tries: string[] = [];
    await queue.work(name, async ({ id }) => {
      tries.push(id);
      if (tries.length === 1) throw new Error('the first time');
    });
    await queue.send(name, {});
    await eventually(() => expect(tries).toHaveLength(2));
    expect(new Set(tries).size).toBe(1);
    expect(reported).toContainEqual(new Error('the first time'));
  });

  it('puts a job that always fails aside and goes on with the next one', async () => {
    const name = queueName();
    const done: unknown[] = [];
    await queue.work(name, async ({ payload }) => {
      if (JSON.stringify(payload) === '{"bad":true}') throw new Error('always');
      done.push(payload);
    });
    await queue.send(name, { bad: true });
    await queue.send(name, { bad: false });
    await eventually(() => expect(done).toEqual([{ bad: false }]));
    const ofName = async () => (await queue.deadLetters()).filter((job) => job.queue === name);
    await eventually(async () => expect(await ofName()).toMatchObject([{ problem: 'always' }]));
  });

  it('lets the job being done end before it stops', async () => {
    const own = await openQueue({ executor: test().database, pollEvery: 300 });
    const name = queueName();
    const steps: string[] = [];
    await own.work(name, async () => {
      steps.push('begun');
      await new Promise((resolve) => setTimeout(resolve, 200));
      steps.push('ended');
    });
    await own.send(name, {});
    await eventually(() => expect(steps).toEqual(['begun']));
    await own.stop();
    expect(steps).toEqual(['begun', 'ended']);
    expect(await completed(name)).toBe(1);
  });

  async function worker() {
    const name = queueName();
    return { name, done: await workOn(name) };
  }

  async function workOn(name: string): Promise<Job[]> {
    const done: Job[] = [];
    await queue.work(name, async (job) => void done.push(job));
    return done;
  }

  async function completed(name: string): Promise<number> {
    const { rows } = await test().database.executeSql(
      `SELECT count(*)::int AS n FROM pgboss.job WHERE name = $1 AND state = 'completed'`,
      [name],
    );
    return Number(rows[0]?.n);
  }
});

it('several processes can open the queue of an empty PostgreSQL database at once', async () => {
  const { url, drop } = await createPostgresDatabase('template1');
  const name = queueName();
  const done: string[] = [];
  const opened = await Promise.all(
    [1, 2, 3, 4].map(async () => {
      const database = await openDatabase({ databaseUrl: url, dataDir: '' });
      const queue = await openQueue({ executor: database, pollEvery: 50 });
      await queue.work(name, async ({ id }) => void done.push(id));
      await database.transaction((tx) => queue.send(name, {}, { tx }));
      return async () => {
        await queue.stop();
        await database.close();
      };
    }),
  );
  await eventually(() => expect(new Set(done).size).toBe(4));
  await Promise.all(opened.map((close) => close()));
  await drop();
  expect(done).toHaveLength(4);
});

function queueName(): string {
  return `test-${randomUUID()}`;
}

/** Busy machines take their time: what matters is that it happens. */
function eventually(check: () => void | Promise<void>) {
  return vi.waitFor(check, { timeout: 20_000, interval: 20 });
}
