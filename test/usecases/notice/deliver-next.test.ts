import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { MINUTE } from '../../../src/domain/calendar/instant.ts';
import { startDelivery } from '../../../src/jobs/delivery.ts';
import type { Notice, NoticeOf, Recipient } from '../../../src/outbox/notice.ts';
import type { Queue } from '../../../src/outbox/queue.ts';
import { KINDS } from '../../../src/outbox/read-notice.ts';
import type { Fault, Playground } from '../../../src/playground/playground.ts';
import { takeNext } from '../../../src/storage/notice-claims.ts';
import { stopPosting } from '../../../src/storage/outbox-channels.ts';
import { deliverNext } from '../../../src/usecases/notice/deliver-next.ts';
import {
  dropNotice,
  enqueueNotice,
  renewNotice,
} from '../../../src/usecases/notice/enqueue-notice.ts';
import { migratedDatabase, type TestDatabase } from '../../database.ts';
import { NOTICES } from '../../slack/notices/notices.ts';
import { startSmallSlack } from '../../slack/notices/small-slack.ts';
import { BRISK, jobContext, messengerTo, openTestQueue } from './office.ts';

const NOW = Date.parse('2026-11-02T09:11:15Z');
const TEAM = { channel: '#messaging' };
let test: TestDatabase;
let queue: Queue;
let slack: Playground;
let count = 0;

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
  await test.database.sql('DELETE FROM "OutboxChannel"');
});
afterAll(() => test.close());

const context = (now = NOW) => jobContext(test, { queue, now });
const messages = () => slack.state.messages.all;
const texts = () => messages().map(({ text }) => text);
/** One attempt, however long somebody asked to wait before it. */
const deliver = async (now = NOW) => {
  await hurry();
  return deliverNext(context(now), { messenger: messengerTo(slack), apart: 0 });
};
const outcome = async () => (await deliver())?.outcome;
const hurry = async () => {
  await test.database.sql(`UPDATE "Notice" SET "retryAt" = NULL`);
  await test.database.sql(`UPDATE "OutboxChannel" SET "nextAt" = '2000-01-01'`);
};
/** Whoever is sending something has crashed long ago. */
const crashed = () =>
  test.database.sql(`UPDATE "Notice" SET "takenAt" = now() - interval '10 minutes'`);

/** A message that was never sent before. */
const fresh = (): NoticeOf<'date-near'> => {
  count += 1;
  return { ...NOTICES['date-near'], agreement: `uc-${count}` };
};
/** The same, with other words. */
const moved = (notice: NoticeOf<'date-near'>, agreementName: string) => ({
  ...notice,
  agreementName,
});

type Also = { readonly notBefore?: number; readonly thread?: string };
const enqueue = (notice: Notice = fresh(), recipient: Recipient = TEAM, also: Also = {}) =>
  test.database.transaction((tx) => enqueueNotice(tx, context(), { notice, recipient, ...also }));
const renew = (notice: Notice, also: Also = {}) =>
  test.database.transaction((tx) =>
    renewNotice(tx, context(), { notice, recipient: TEAM, ...also }),
  );
const drop = (key: string) => test.database.transaction((tx) => dropNotice(tx, context(), key));
const rows = () =>
  test.database.sql<{ id: string; key: string; state: string; problem: string | null }>(
    `SELECT id::text, key, state, problem, attempts, "channelId", "messageTs", version, "shownVersion", repeated,
      "recipient" FROM "Notice" ORDER BY id`,
  );
const keyOf = async (index = 0) => (await rows())[index]?.key ?? '';
const take = () =>
  takeNext(test.database, {
    workspaceId: test.workspace.id,
    now: NOW,
    lease: MINUTE,
    apart: 0,
    kinds: KINDS,
  });

const startWorker = () =>
  startDelivery({
    queue,
    messenger: messengerTo(slack),
    contextsFor: async () => [context()],
    log: { info: () => {}, warn: () => {}, error: () => {} },
    timing: { ...BRISK, pollEvery: 20 },
  });

describe('delivering a notice', () => {
  it('posts it and remembers where', async () => {
    await enqueue();
    expect(await outcome()).toMatchObject({ kind: 'posted' });
    const [message] = messages();
    expect(await rows()).toMatchObject([
      { state: 'delivered', channelId: 'C0MSG', messageTs: message?.ts, shownVersion: 1 },
    ]);
  });

  it('does nothing the second time', async () => {
    await enqueue();
    await deliver();
    expect(await deliver()).toBeNull();
    expect(messages()).toHaveLength(1);
  });

  it('posts once when several replicas deliver it at the same time (alertmanager#4008)', async () => {
    await enqueue();
    await Promise.all([deliver(), deliver(), deliver()]);
    expect(messages()).toHaveLength(1);
  });

  it('leaves alone what somebody took and is still at', async () => {
    await enqueue();
    await deliverNext(context(), { messenger: messengerTo(slack), apart: 0 }).catch(() => null);
    await enqueue();
    await hurry();
    expect(await take()).not.toBeNull();
    expect(await deliver()).toBeNull();
    expect(await rows()).toMatchObject([{ state: 'delivered' }, { state: 'sending' }]);
    expect(messages()).toHaveLength(1);
  });

  it('refuses what it cannot read, after leaving it to a newer version for a while', async () => {
    await enqueue();
    await test.database.sql(`UPDATE "Notice" SET payload = '{"kind":"gossip"}'`);
    expect(await outcome()).toMatchObject({ kind: 'later' });
    for (let tries = 1; tries < 7; tries += 1) await deliver();
    expect(await outcome()).toMatchObject({ kind: 'refused' });
    expect(await rows()).toMatchObject([{ state: 'failed' }]);
  });

  it('leaves a kind that it does not know to a newer version, and goes on with the next', async () => {
    const newer = fresh();
    await enqueue(newer);
    await test.database.sql(`UPDATE "Notice" SET kind = 'gossip'`);
    await enqueue(NOTICES['attainment-chart']);
    expect(await outcome()).toMatchObject({ kind: 'posted' });
    expect(await deliver()).toBeNull();
    expect(await rows()).toMatchObject([
      { state: 'pending', problem: null },
      { state: 'delivered' },
    ]);
  });

  it('says what it knows of a notice to which a newer version has added something', async () => {
    await enqueue();
    await test.database.sql(
      `UPDATE "Notice" SET payload = payload || '{"mood":"calm"}', recipient = recipient || '{"floor":3}'`,
    );
    expect(await outcome()).toMatchObject({ kind: 'posted' });
  });

  it('draws the chart when it delivers it', async () => {
    await enqueue(NOTICES['attainment-chart']);
    await deliver();
    const file = slack.state.files.get(messages()[0]?.files?.[0] ?? '');
    expect(file.bytes?.subarray(1, 4).toString()).toBe('PNG');
    expect(file.altText).toContain('Oct 2026: 99.71 %, missed');
  });
});

describe('after a failure in the middle', () => {
  const cut: Fault = { kind: 'cut', when: 'after' };

  it('finds what Slack had taken, where it may read, and does not repeat it', async () => {
    await slack.stop();
    slack = await startSmallSlack({ readsHistory: true });
    await enqueue();
    slack.fail('chat.postMessage', cut);
    expect(await outcome()).toMatchObject({ kind: 'unclear' });
    expect(await rows()).toMatchObject([
      { state: 'pending', problem: expect.stringContaining('may or may not') },
    ]);
    expect(await outcome()).toMatchObject({ kind: 'posted', messageTs: messages()[0]?.ts });
    expect(messages()).toHaveLength(1);
    expect(await rows()).toMatchObject([{ state: 'delivered', repeated: false }]);
  });

  it('brings up to date what it finds, when that says something older by now', async () => {
    await slack.stop();
    slack = await startSmallSlack({ readsHistory: true });
    const notice = fresh();
    await enqueue(notice);
    slack.fail('chat.postMessage', cut);
    await deliver();
    await renew(moved(notice, 'Mail relay, renamed'));
    expect(await outcome()).toMatchObject({ kind: 'posted' });
    expect(texts()).toEqual([expect.stringContaining('Mail relay, renamed')]);
    expect(await rows()).toMatchObject([{ state: 'delivered', version: 2, shownVersion: 2 }]);
  });

  it('sends what is not there, where it may read', async () => {
    await slack.stop();
    slack = await startSmallSlack({ readsHistory: true });
    await enqueue();
    slack.fail('chat.postMessage', { kind: 'cut', when: 'before' });
    expect(await outcome()).toMatchObject({ kind: 'unclear' });
    expect(await outcome()).toMatchObject({ kind: 'posted' });
    expect(await rows()).toMatchObject([{ state: 'delivered', repeated: false }]);
  });

  it('finds a picture by its name, and a reply in its thread', async () => {
    await slack.stop();
    slack = await startSmallSlack({ readsHistory: true });
    await enqueue(NOTICES['attainment-chart']);
    slack.fail('files.completeUploadExternal', cut);
    await deliver();
    expect(await outcome()).toMatchObject({ kind: 'posted' });
    await enqueue();
    await deliver();
    await enqueue(fresh(), TEAM, { thread: await keyOf(1) });
    slack.fail('chat.postMessage', cut);
    await deliver();
    expect(await outcome()).toMatchObject({ kind: 'posted' });
    expect(messages()).toHaveLength(3);
  });

  it('sends it once more where it may not read, and says that it may stand there twice', async () => {
    await enqueue();
    slack.fail('chat.postMessage', cut);
    await deliver();
    expect(await outcome()).toMatchObject({ kind: 'posted' });
    expect(messages()).toHaveLength(2);
    expect(await rows()).toMatchObject([{ state: 'delivered', repeated: true }]);
  });

  it('never sends it a third time', async () => {
    await enqueue();
    slack.fail('chat.postMessage', cut, 2);
    await deliver();
    await deliver();
    expect(await outcome()).toMatchObject({ kind: 'refused' });
    expect(messages()).toHaveLength(2);
    expect(await rows()).toMatchObject([
      { state: 'failed', problem: expect.stringContaining('Look into the channel') },
    ]);
  });

  it('tells the news of what was given up in doubt, whether or not the older words stand there', async () => {
    const notice = fresh();
    await renew(notice);
    slack.fail('chat.postMessage', { kind: 'cut', when: 'before' }, 2);
    for (let attempt = 0; attempt < 3; attempt += 1) await deliver();
    expect(await rows()).toMatchObject([{ state: 'failed', repeated: true }]);
    await renew(moved(notice, 'Missed by now'));
    expect(await outcome()).toMatchObject({ kind: 'posted' });
    expect(texts()).toEqual([expect.stringContaining('Missed by now')]);
  });

  it('clears up what a crash left behind', async () => {
    await slack.stop();
    slack = await startSmallSlack({ readsHistory: true });
    await enqueue();
    await deliver();
    await test.database.sql(
      `UPDATE "Notice" SET state = 'sending', "messageTs" = NULL, "channelId" = NULL, "shownVersion" = 0`,
    );
    expect(await deliver()).toBeNull();
    await crashed();
    expect(await outcome()).toMatchObject({ kind: 'posted', messageTs: messages()[0]?.ts });
    expect(messages()).toHaveLength(1);
  });

  it('takes back what a process posted that was held up until another had posted it', async () => {
    await enqueue();
    const messenger = messengerTo(slack);
    await deliverNext(context(), {
      apart: 0,
      messenger: {
        ...messenger,
        post: async (parcel) => {
          await crashed();
          await deliver();
          return messenger.post(parcel);
        },
      },
    });
    expect(messages()).toHaveLength(1);
    expect(await rows()).toMatchObject([{ state: 'delivered', messageTs: messages()[0]?.ts }]);
  });

  it('leaves there what it posted itself, when another process has found that meanwhile', async () => {
    await slack.stop();
    slack = await startSmallSlack({ readsHistory: true });
    await enqueue();
    const messenger = messengerTo(slack);
    await deliverNext(context(), {
      apart: 0,
      messenger: {
        ...messenger,
        post: async (parcel) => {
          const posted = await messenger.post(parcel);
          await crashed();
          await deliver();
          return posted;
        },
      },
    });
    expect(messages()).toHaveLength(1);
    expect(await rows()).toMatchObject([{ state: 'delivered', messageTs: messages()[0]?.ts }]);
  });

  it('begins nothing after being held up for too long', async () => {
    await enqueue();
    const lease = { lasts: MINUTE, beginsWithin: -1 };
    const messenger = messengerTo(slack);
    expect(await deliverNext(context(), { messenger, lease, apart: 0 })).toMatchObject({
      outcome: { kind: 'later' },
    });
    expect(messages()).toEqual([]);
  });
});

describe('what Slack refuses', () => {
  it('goes to the owner instead when the channel is archived, and says so', async () => {
    await enqueue(fresh(), { channel: '#old' });
    expect(await outcome()).toMatchObject({ kind: 'refused', of: 'channel' });
    expect(await rows()).toMatchObject([
      {
        state: 'pending',
        recipient: { channel: 'U01MARA' },
        problem: expect.stringContaining('Unarchive it'),
      },
    ]);
    expect(await outcome()).toMatchObject({ kind: 'posted' });
    const shown = JSON.stringify(messages()[0]?.blocks);
    expect(shown).toContain('#old');
    expect(shown).toContain('Unarchive it');
  });

  it('stays visible when nobody can be told instead', async () => {
    await enqueue({ ...fresh(), owner: null }, { channel: '#nowhere' });
    await deliver();
    expect(await deliver()).toBeNull();
    expect(await rows()).toMatchObject([
      { state: 'failed', problem: expect.stringContaining('no such channel') },
    ]);
  });

  it('stops everything of the workspace when the token was revoked, until a person has acted', async () => {
    await enqueue();
    await enqueue(fresh(), { channel: '#elsewhere' });
    slack.fail('chat.postMessage', { kind: 'error', error: 'token_revoked' });
    expect(await outcome()).toMatchObject({ kind: 'refused', of: 'workspace' });
    expect(await deliver()).toBeNull();
    expect(await rows()).toMatchObject([{ state: 'pending' }, { state: 'pending' }]);
    await stopPosting(test.database, { workspaceId: test.workspace.id, problem: null });
    expect(await outcome()).toMatchObject({ kind: 'posted' });
  });

  it('is said shorter when it is too long, at last in plain text', async () => {
    await enqueue();
    slack.fail('chat.postMessage', { kind: 'error', error: 'msg_blocks_too_long' });
    await deliver();
    expect(JSON.stringify(messages()[0]?.blocks)).toContain('too long for one message');
    await enqueue();
    slack.fail('chat.postMessage', { kind: 'error', error: 'msg_blocks_too_long' }, 2);
    await deliver();
    expect(messages()[1]).toMatchObject({ blocks: [], text: expect.stringContaining('Cloudmail') });
  });

  it('waits as long as Slack asks, and lets other channels go on', async () => {
    await enqueue();
    slack.fail('chat.postMessage', { kind: 'rate-limited', retryAfterSeconds: 60 });
    expect(await outcome()).toMatchObject({ kind: 'later', afterSeconds: 60 });
    await enqueue();
    await enqueue(fresh(), { channel: 'U01MARA' });
    const messenger = messengerTo(slack);
    expect(await deliverNext(context(), { messenger, apart: 0 })).toMatchObject({
      outcome: { kind: 'posted' },
    });
    expect(await deliverNext(context(), { messenger, apart: 0 })).toBeNull();
    expect(await rows()).toMatchObject([
      { state: 'pending' },
      { state: 'pending' },
      { state: 'delivered' },
    ]);
  });

  it('makes the whole workspace wait when Slack asks so of two channels', async () => {
    await enqueue();
    await enqueue(fresh(), { channel: 'U01MARA' });
    slack.fail('chat.postMessage', { kind: 'rate-limited', retryAfterSeconds: 60 }, 2);
    const messenger = messengerTo(slack);
    for (let turn = 0; turn < 2; turn += 1) await deliverNext(context(), { messenger, apart: 0 });
    await test.database.sql(
      `UPDATE "OutboxChannel" SET "nextAt" = '2000-01-01' WHERE channel <> ''`,
    );
    await test.database.sql('UPDATE "Notice" SET "retryAt" = NULL');
    expect(await deliverNext(context(), { messenger, apart: 0 })).toBeNull();
  });
});

describe('a living message', () => {
  it('is posted once, and brought up to date where it stands', async () => {
    const notice = fresh();
    await renew(notice);
    await deliver();
    expect(await renew(notice)).toBe(false);
    expect(await renew(moved(notice, 'Worse by now'))).toBe(true);
    await deliver();
    expect(texts()).toEqual([expect.stringContaining('Worse by now')]);
    expect(messages()[0]?.metadata).toMatchObject({ event_payload: { version: 2 } });
    expect(await deliver()).toBeNull();
  });

  it('shows the latest of several changes, in one go', async () => {
    const notice = fresh();
    await renew(notice);
    for (const title of ['Two', 'Three', 'Four']) await renew(moved(notice, title));
    await deliver();
    expect(await deliver()).toBeNull();
    expect(texts()).toEqual([expect.stringContaining('Four')]);
    expect(messages()[0]?.editedTs).toBeUndefined();
  });

  it('shows what was changed while it was being sent', async () => {
    const notice = fresh();
    await renew(notice);
    const messenger = messengerTo(slack);
    const post: typeof messenger.post = async (parcel) => {
      const posted = await messenger.post(parcel);
      await renew(moved(notice, 'Meanwhile'));
      return posted;
    };
    await deliverNext(context(), { messenger: { ...messenger, post }, apart: 0 });
    await deliver();
    expect(texts()).toEqual([expect.stringContaining('Meanwhile')]);
  });

  it('is posted anew when somebody deleted it', async () => {
    const notice = fresh();
    await renew(notice);
    await deliver();
    for (const message of messages()) slack.state.messages.remove(message);
    await renew(moved(notice, 'Still there'));
    await deliver();
    expect(texts()).toEqual([expect.stringContaining('Still there')]);
  });

  it('is simply brought up to date again when the connection broke', async () => {
    const notice = fresh();
    await renew(notice);
    await deliver();
    await renew(moved(notice, 'Again'));
    slack.fail('chat.update', { kind: 'cut', when: 'after' });
    expect(await outcome()).toMatchObject({ kind: 'unclear' });
    expect(await outcome()).toMatchObject({ kind: 'posted' });
    expect(messages()).toHaveLength(1);
    expect(await rows()).toMatchObject([{ repeated: false }]);
  });
});

describe('in a channel', () => {
  it('notices go in their order, an older one first even when it has to be tried again', async () => {
    for (const title of ['One', 'Two', 'Three']) await enqueue(moved(fresh(), title));
    slack.fail('chat.postMessage', { kind: 'status', status: 503 });
    for (let turn = 0; turn < 4; turn += 1) await deliver();
    expect(texts()).toEqual([
      expect.stringContaining('One'),
      expect.stringContaining('Two'),
      expect.stringContaining('Three'),
    ]);
  });

  it('one that cannot be sent for long lets the others pass', async () => {
    await enqueue(moved(fresh(), 'One'));
    await enqueue(moved(fresh(), 'Two'));
    slack.fail('chat.postMessage', { kind: 'status', status: 503 }, 5);
    for (let turn = 0; turn < 5; turn += 1) await deliver();
    await test.database.sql(`UPDATE "OutboxChannel" SET "nextAt" = '2000-01-01'`);
    await deliverNext(context(), { messenger: messengerTo(slack), apart: 0 });
    expect(texts()).toEqual([expect.stringContaining('Two')]);
  });

  it('a second lies between two messages, whoever sends them', async () => {
    await enqueue();
    await enqueue();
    const messenger = messengerTo(slack);
    expect(await deliverNext(context(), { messenger })).not.toBeNull();
    expect(await deliverNext(context(), { messenger })).toBeNull();
    await test.database.sql(`UPDATE "OutboxChannel" SET "nextAt" = "nextAt" - interval '1 second'`);
    expect(await deliverNext(context(), { messenger })).not.toBeNull();
  });

  it('what people look at is brought up to date at once, a few times in a row', async () => {
    const card = fresh();
    const delivering = { messenger: messengerTo(slack), apart: MINUTE };
    await renew(card);
    await deliverNext(context(), delivering);
    await test.database.sql(`UPDATE "OutboxChannel" SET "nextAt" = "nextAt" - interval '1 hour'`);
    const shown: boolean[] = [];
    for (let turn = 0; turn < 5; turn += 1) {
      await renew(moved(card, `Turn ${turn}`));
      shown.push((await deliverNext(context(), delivering)) !== null);
    }
    expect(shown).toEqual([true, true, true, true, false]);
    expect(texts()).toEqual([expect.stringContaining('Turn 3')]);
  });

  it('a held one waits for its time and keeps no other waiting', async () => {
    await enqueue(moved(fresh(), 'Held'), TEAM, { notBefore: NOW + MINUTE });
    await enqueue(moved(fresh(), 'Now'));
    await deliver();
    expect(await deliver()).toBeNull();
    expect(texts()).toEqual([expect.stringContaining('Now')]);
    await deliver(NOW + MINUTE);
    expect(messages()).toHaveLength(2);
  });

  it('one stands below another, and waits until that is there', async () => {
    const above = fresh();
    await renew(above, { notBefore: NOW + MINUTE });
    await enqueue(fresh(), TEAM, { thread: await keyOf() });
    expect(await deliver()).toBeNull();
    await renew(moved(above, 'Above'));
    await deliver();
    await deliver();
    const [first, reply] = messages();
    expect(reply?.threadTs).toBe(first?.ts);
  });

  it('what nobody has read can be taken back, with what stands below it', async () => {
    await renew(fresh(), { notBefore: NOW + MINUTE });
    await enqueue(fresh(), TEAM, { thread: await keyOf() });
    expect(await drop(await keyOf())).toBe(true);
    expect(await deliver(NOW + MINUTE)).toBeNull();
    await enqueue();
    await deliver();
    expect(await drop(await keyOf(2))).toBe(false);
  });
});

describe('the outbox', () => {
  it('takes a notice once, whoever enqueues it again', async () => {
    const notice = fresh();
    expect([await enqueue(notice), await enqueue(notice)]).toEqual([true, false]);
  });

  it('forgets a notice with the transaction that it belongs to', async () => {
    const worker = startWorker();
    const failing = test.database.transaction(async (tx) => {
      await enqueueNotice(tx, context(), { notice: fresh(), recipient: TEAM });
      throw new Error('the verb failed');
    });
    await expect(failing).rejects.toThrow('the verb failed');
    await enqueue();
    await vi.waitFor(() => expect(messages()).toHaveLength(1));
    await worker.stop();
  });

  it('delivers what is enqueued by itself, and tries again what Slack did not take', async () => {
    const worker = startWorker();
    slack.fail('chat.postMessage', { kind: 'status', status: 503 });
    await enqueue();
    await vi.waitFor(() => expect(messages()).toHaveLength(1), { timeout: 20_000 });
    await vi.waitFor(async () => expect(await rows()).toMatchObject([{ state: 'delivered' }]));
    await worker.stop();
  });

  it('delivers what another process enqueued', async () => {
    await enqueue();
    const worker = startWorker();
    await vi.waitFor(() => expect(messages()).toHaveLength(1));
    await worker.stop();
  });
});
