import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { startDelivery } from '../../../src/jobs/delivery.ts';
import type { Notice, Recipient } from '../../../src/outbox/notice.ts';
import type { Queue } from '../../../src/outbox/queue.ts';
import type { Playground } from '../../../src/playground/playground.ts';
import { takeNotice } from '../../../src/storage/notices.ts';
import { deliverNotice } from '../../../src/usecases/notice/deliver-notice.ts';
import { enqueueNotice } from '../../../src/usecases/notice/enqueue-notice.ts';
import { resumeDeliveries } from '../../../src/usecases/notice/resume-deliveries.ts';
import { migratedDatabase, type TestDatabase } from '../../database.ts';
import { NOTICES } from '../../slack/notices/notices.ts';
import { startSmallSlack } from '../../slack/notices/small-slack.ts';
import { jobContext, openTestQueue, postTo } from './office.ts';

const NOW = Date.parse('2026-11-02T09:11:15Z');
let test: TestDatabase;
let queue: Queue;
let slack: Playground;
let cycle = 0;

beforeAll(async () => {
  test = await migratedDatabase();
});
beforeEach(async () => {
  queue = await openTestQueue(test);
  slack = await startSmallSlack();
});
afterEach(async () => {
  await queue.stop();
  await slack.stop();
  await test.database.sql('DELETE FROM "Notice"');
});
afterAll(() => test.close());

const context = () => jobContext(test, { queue, now: NOW });
const messages = () => slack.state.messages.all;
const deliver = (noticeId: string, now = NOW) =>
  deliverNotice({ ...context(), now }, { noticeId, post: postTo(slack) });

/** A message that was never sent before. */
const fresh = (): Notice => {
  cycle += 1;
  return { ...NOTICES['clock-at-risk'], cycle };
};

async function enqueue(notice = fresh(), recipient: Recipient = { channel: '#messaging' }) {
  await test.database.transaction((tx) => enqueueNotice(tx, context(), { notice, recipient }));
  return (await rows()).at(-1)?.id ?? '';
}

const rows = () =>
  test.database.sql<{ id: string; state: string; problem: string | null; attempts: number }>(
    `SELECT id::text, state, problem, attempts, "channelId", "messageTs" FROM "Notice" ORDER BY id`,
  );

const startWorker = () =>
  startDelivery({
    queue,
    post: postTo(slack),
    contextOf: async () => context(),
    log: { info: () => {}, warn: () => {}, error: () => {} },
  });

describe('delivering a notice', () => {
  it('posts it and remembers where', async () => {
    expect(await deliver(await enqueue())).toMatchObject({ kind: 'posted' });
    const [message] = messages();
    expect(await rows()).toMatchObject([
      { state: 'delivered', channelId: 'C0MSG', messageTs: message?.ts, attempts: 1 },
    ]);
  });

  it('does nothing the second time', async () => {
    const id = await enqueue();
    await deliver(id);
    expect(await deliver(id)).toEqual({ kind: 'skipped' });
    expect(messages()).toHaveLength(1);
  });

  it('posts once when several replicas deliver it at the same time', async () => {
    const id = await enqueue();
    await Promise.all([deliver(id), deliver(id), deliver(id)]);
    expect(messages()).toHaveLength(1);
  });

  it('leaves alone what somebody took and did not finish', async () => {
    const id = await enqueue();
    await takeNotice(test.database, { workspaceId: test.workspace.id, id, now: NOW });
    expect(await deliver(id)).toEqual({ kind: 'skipped' });
    expect(await rows()).toMatchObject([{ state: 'sending' }]);
    expect(messages()).toEqual([]);
  });

  it('leaves open what broke off after Slack had taken it, and does not repeat it', async () => {
    const id = await enqueue();
    slack.fail('chat.postMessage', { kind: 'cut', when: 'after' });
    expect(await deliver(id)).toMatchObject({ kind: 'unclear' });
    expect(await deliver(id)).toEqual({ kind: 'skipped' });
    expect(await rows()).toMatchObject([
      { state: 'sending', problem: expect.stringContaining('may or may not') },
    ]);
    expect(messages()).toHaveLength(1);
  });

  it('says what to do when the channel is archived', async () => {
    const id = await enqueue(fresh(), { channel: '#old' });
    expect(await deliver(id)).toMatchObject({ kind: 'refused' });
    expect(await rows()).toMatchObject([
      { state: 'failed', problem: expect.stringContaining('Unarchive it') },
    ]);
  });

  it('waits for the next try when Slack takes no more messages', async () => {
    const id = await enqueue();
    slack.fail('chat.postMessage', { kind: 'rate-limited', retryAfterSeconds: 3 });
    await expect(deliver(id)).rejects.toThrow('Slack takes no more messages for 3 s.');
    expect(await rows()).toMatchObject([{ state: 'pending', attempts: 1 }]);
    expect(await deliver(id)).toMatchObject({ kind: 'posted' });
  });

  it('refuses what it cannot read', async () => {
    const id = await enqueue();
    await test.database.sql(`UPDATE "Notice" SET payload = '{"kind":"gossip"}'`);
    expect(await deliver(id)).toMatchObject({ kind: 'refused' });
  });

  it('draws the chart when it delivers it', async () => {
    await deliver(await enqueue(NOTICES['attainment-chart']));
    const file = slack.state.files.get(messages()[0]?.files?.[0] ?? '');
    expect(file.bytes?.subarray(1, 4).toString()).toBe('PNG');
    expect(file.altText).toContain('Oct 2026: 99.71 %, missed');
  });
});

describe('the outbox', () => {
  it('takes a notice once, whoever enqueues it again', async () => {
    const notice = fresh();
    const recipient = { channel: '#messaging' };
    const add = () =>
      test.database.transaction((tx) => enqueueNotice(tx, context(), { notice, recipient }));
    expect([await add(), await add()]).toEqual([true, false]);
  });

  it('forgets a notice with the transaction that it belongs to', async () => {
    await startWorker();
    const failing = test.database.transaction(async (tx) => {
      await enqueueNotice(tx, context(), { notice: fresh(), recipient: { channel: '#messaging' } });
      throw new Error('the verb failed');
    });
    await expect(failing).rejects.toThrow('the verb failed');
    await enqueue();
    await vi.waitFor(() => expect(messages()).toHaveLength(1));
  });

  it('delivers what is enqueued by itself, and tries again what Slack did not take', async () => {
    await startWorker();
    slack.fail('chat.postMessage', { kind: 'status', status: 503 }, 2);
    await enqueue();
    await vi.waitFor(() => expect(messages()).toHaveLength(1), { timeout: 20_000 });
    await vi.waitFor(async () => expect(await rows()).toMatchObject([{ state: 'delivered' }]));
  });

  it('delivers a notice whose job got lost', async () => {
    await enqueue();
    await test.database.sql('DELETE FROM pgboss.job');
    await startWorker();
    expect(await resumeDeliveries(context())).toBe(1);
    await vi.waitFor(() => expect(messages()).toHaveLength(1));
    await vi.waitFor(async () => expect(await resumeDeliveries(context())).toBe(0));
  });
});
