import { describe, expect, it } from 'vitest';
import { latestAlerts, recordAlert } from '../../src/storage/alerts.ts';
import { historyOf, record } from '../../src/storage/audit.ts';
import {
  addNotice,
  markDelivered,
  markFailed,
  pendingNotices,
  takeNotice,
} from '../../src/storage/notices.ts';
import { DATABASES, useDatabase } from '../database.ts';

const MINUTE = 60_000;

describe.each(DATABASES)('on $name', ({ open }) => {
  const test = useDatabase(open);

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
    const { database, workspace } = test();
    const one = { workspaceId: workspace.id, id: String(await add('taken')) };
    const taken = await takeNotice(database, { ...one, now: 0 });
    expect(taken).toMatchObject({ key: 'taken', payload: { text: 'hi' }, attempts: 1 });
    expect(await takeNotice(database, { ...one, now: 4 * MINUTE })).toBeNull();
    expect(await takeNotice(database, { ...one, now: 6 * MINUTE })).toMatchObject({ attempts: 2 });
  });

  it('a delivered notice is never taken again', async () => {
    const { database, workspace } = test();
    const one = { workspaceId: workspace.id, id: String(await add('delivered')) };
    await takeNotice(database, { ...one, now: 0 });
    await markDelivered(database, { ...one, channelId: 'C1', messageTs: '1.2', now: 1 });
    expect(await takeNotice(database, { ...one, now: 60 * MINUTE })).toBeNull();
  });

  it('a notice that failed waits for the next try, unless that is final', async () => {
    const { database, workspace } = test();
    const one = { workspaceId: workspace.id, id: String(await add('failed')) };
    const waits = async () =>
      (await pendingNotices(database, { workspaceId: workspace.id, limit: 100 })).some(
        ({ id }) => id === one.id,
      );
    await takeNotice(database, { ...one, now: 0 });
    expect(await waits()).toBe(false);
    await markFailed(database, { ...one, problem: 'rate_limited', final: false });
    expect(await waits()).toBe(true);
    await takeNotice(database, { ...one, now: 1 });
    await markFailed(database, { ...one, problem: 'channel_not_found', final: true });
    expect(await waits()).toBe(false);
    expect(await takeNotice(database, { ...one, now: 60 * MINUTE })).toBeNull();
  });

  it('a notice of another workspace cannot be taken', async () => {
    const { database, workspace } = test();
    const id = String(await add('foreign'));
    expect(await takeNotice(database, { workspaceId: workspace.id + 1, id, now: 0 })).toBeNull();
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

  function add(key: string) {
    const { database, workspace } = test();
    const recipient = { channel: '#messaging' };
    const notice = { key, kind: 'clock-at-risk', payload: { text: 'hi' }, recipient };
    return addNotice(database, { workspaceId: workspace.id, ...notice, now: 1000 });
  }
});
