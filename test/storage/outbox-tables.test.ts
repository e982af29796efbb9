import { beforeEach, describe, expect, it } from 'vitest';
import { latestAlerts, recordAlert } from '../../src/storage/alerts.ts';
import { historyOf, record } from '../../src/storage/audit.ts';
import { openChannels, type TakenNotice, takeNext } from '../../src/storage/notice-claims.ts';
import { markFailed, markRetry, markShown } from '../../src/storage/notice-outcomes.ts';
import { addNotice } from '../../src/storage/notices.ts';
import { DATABASES, useDatabase } from '../database.ts';

const MINUTE = 60_000;

describe.each(DATABASES)('on $name', ({ open }) => {
  const test = useDatabase(open);

  beforeEach(async () => {
    await test().database.sql('DELETE FROM "Notice"');
    await test().database.sql('DELETE FROM "OutboxChannel"');
  });

  it('a threshold fires once per subject, cycle, revision and threshold', async () => {
    const { database, workspace } = test();
    const alert = {
      workspaceId: workspace.id,
      agreementKey: 'acme-email',
      targetKey: 'resolution',
      subject: 'INC1',
      cycle: 1,
      revision: 1,
      threshold: 75,
      firedAt: 1000,
    };
    expect(await recordAlert(database, alert)).toBe(true);
    expect(await recordAlert(database, { ...alert, firedAt: 2000 })).toBe(false);
    expect(await recordAlert(database, { ...alert, threshold: 90, firedAt: 3000 })).toBe(true);
    expect(await recordAlert(database, { ...alert, cycle: 2, firedAt: 4000 })).toBe(true);
    const { workspaceId, ...fired } = alert;
    expect(await latestAlerts(database, { workspaceId, limit: 2 })).toEqual([
      { ...fired, cycle: 2, firedAt: 4000 },
      { ...fired, threshold: 90, firedAt: 3000 },
    ]);
  });

  it('a notice is enqueued once per key', async () => {
    expect(await add('once')).toEqual(expect.any(String));
    expect(await add('once')).toBeNull();
  });

  it('a notice is taken by one sender, and again when that one crashed', async () => {
    await add('taken');
    expect(await take()).toMatchObject({ key: 'taken', payload: { text: 'hi' }, attempts: 1 });
    await passes(4);
    expect(await take()).toBeNull();
    await passes(2);
    expect(await take()).toMatchObject({ attempts: 2, doubtfulSince: expect.any(Number) });
  });

  it('a delivered notice is never taken again', async () => {
    await add('delivered');
    expect(await deliver(await take())).toBe(true);
    await passes(60);
    expect(await take()).toBeNull();
  });

  it('a notice that failed waits for the next try, unless that is final', async () => {
    const { database } = test();
    await add('failed');
    const first = await take();
    expect(first && (await markRetry(database, first, { problem: 'no', after: 60_000 }))).toBe(
      true,
    );
    await passes(0.5);
    expect(await take()).toBeNull();
    await passes(1);
    const second = await take();
    expect(second && (await markFailed(database, second, 'channel_not_found'))).toBe(true);
    await passes(60);
    expect(await take()).toBeNull();
  });

  it('whoever lost a notice to somebody else can write nothing about it any more', async () => {
    await add('lost');
    const slow = await take();
    await passes(6);
    const quick = await take();
    expect(await deliver(slow)).toBe(false);
    expect(await deliver(quick)).toBe(true);
  });

  it('of two notices of a channel one is sent at a time, in their order', async () => {
    await add('first');
    await add('second');
    const taken = await Promise.all([take(1000), take(1000), take(1000), take(1000)]);
    expect(taken.flatMap((one) => one?.key ?? [])).toEqual(['first']);
    await test().database.sql(`UPDATE "OutboxChannel" SET "nextAt" = '2000-01-01'`);
    expect(await take()).toBeNull();
    await deliver(taken.find((one) => one !== null) ?? null);
    expect(await take()).toMatchObject({ key: 'second' });
  });

  it('a notice of another workspace cannot be taken', async () => {
    await add('foreign');
    const { database, workspace } = test();
    await openChannels(database, workspace.id + 1);
    expect(await take(0, workspace.id + 1)).toBeNull();
  });

  it('the audit trail of a subject is told in order', async () => {
    const { database, workspace } = test();
    const entry = { at: 1000, actor: 'cli', verb: 'import', subject: 'agreement:acme-email' };
    const unchanged = { before: null, after: null, reason: null };
    const scope = { workspaceId: workspace.id };
    await record(database, { ...scope, ...entry, detail: { revision: 1 } });
    await record(database, { ...scope, ...entry, at: 500, verb: 'sign', detail: null });
    await record(database, { ...scope, ...entry, subject: 'other', detail: {} });
    expect(await historyOf(database, { ...scope, subject: entry.subject })).toEqual([
      { ...entry, ...unchanged, detail: { revision: 1 } },
      { ...entry, ...unchanged, at: 500, verb: 'sign', detail: null },
    ]);
  });

  async function add(key: string) {
    const { database, workspace } = test();
    const recipient = { channel: '#messaging' };
    const notice = { key, kind: 'clock-at-risk', payload: { text: 'hi' }, recipient };
    const id = await addNotice(database, { workspaceId: workspace.id, ...notice, now: 1000 });
    await openChannels(database, workspace.id);
    return id;
  }

  const kinds = ['clock-at-risk'];

  function take(apart = 0, workspaceId = test().workspace.id) {
    return takeNext(test().database, { workspaceId, now: 2000, lease: 5 * MINUTE, apart, kinds });
  }

  function deliver(taken: TakenNotice | null) {
    const shown = { channelId: 'C1', messageTs: '1.2', version: 1 };
    return taken === null ? false : markShown(test().database, taken, shown);
  }

  /** The clock of the database cannot be set, but everything can have been earlier. */
  async function passes(minutes: number) {
    const { database } = test();
    const earlier = `- ${minutes} * interval '1 minute'`;
    await database.executeSql(
      `UPDATE "Notice" SET "takenAt" = "takenAt" ${earlier}, "retryAt" = "retryAt" ${earlier};
       UPDATE "OutboxChannel" SET "nextAt" = "nextAt" ${earlier}`,
    );
  }
});
