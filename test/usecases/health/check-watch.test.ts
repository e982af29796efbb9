import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MINUTE } from '../../../src/domain/calendar/instant.ts';
import { noticeKey } from '../../../src/outbox/notice.ts';
import type { Queue } from '../../../src/outbox/queue.ts';
import { checkReadiness } from '../../../src/usecases/health/check-readiness.ts';
import {
  checkWatch,
  HEARTBEAT,
  workspacesToTell,
} from '../../../src/usecases/health/check-watch.ts';
import { forgetOld } from '../../../src/usecases/job/forget-old.ts';
import { recordRun, recordWhole } from '../../../src/usecases/job/record-run.ts';
import {
  dropNotice,
  enqueueNotice,
  renewNotice,
} from '../../../src/usecases/notice/enqueue-notice.ts';
import { watchClocks } from '../../../src/usecases/watch/watch-clocks.ts';
import { migratedDatabase, type TestDatabase } from '../../database.ts';
import { NOTICES } from '../../slack/notices/notices.ts';
import { jobContext, openTestQueue } from '../notice/office.ts';
import { agree, happen, happening } from '../watch/agreed.ts';

const START = Date.parse('2026-11-10T09:00:00Z');
let test: TestDatabase;
let queue: Queue;

beforeAll(async () => {
  test = await migratedDatabase();
  queue = await openTestQueue(test);
  await agree(at(0), (text) =>
    text
      .replace('roles: [service-owner]', 'roles: [service-owner, administrator]')
      // Who administers something at a customer does not run Accord.
      .replace(
        'name: Acme GmbH',
        'name: Acme GmbH\npeople: [{ key: emma, name: Emma, user: U0EMMA, roles: [administrator] }]',
      ),
  );
});
afterAll(async () => {
  await queue.stop();
  await test.close();
});

const at = (minutes: number) => jobContext(test, { queue, now: START + minutes * MINUTE });
/** A job that is to be done every ten minutes. */
const JOBS = [{ name: 'sweep', every: 10 * MINUTE }];
const sweep = (minutes: number, work = async () => undefined) =>
  recordWhole(at(minutes), 'sweep', work).catch(() => undefined);
const fail = () => Promise.reject(new Error('the disk is full'));

const beat = (minutes: number) =>
  recordWhole(at(minutes), HEARTBEAT, () => checkWatch(at(minutes), JOBS));
const told = async () =>
  (
    await test.database.prisma.notice.findMany({
      where: { kind: 'watch-late' },
      orderBy: { id: 'asc' },
    })
  ).map(({ payload, version }) => ({ ...Object(payload), version }));

describe('the heartbeat', () => {
  it('is silent while nothing is late', async () => {
    await beat(0);
    await beat(5);
    expect(await told()).toEqual([]);
  });

  it('takes nothing for late that waits below a message that is held', async () => {
    const [notice, recipient] = [NOTICES['date-near'], { channel: '#messaging' }];
    const reply = { ...notice, agreement: 'uc-reply' };
    await test.database.transaction(async (tx) => {
      await renewNotice(tx, at(0), { notice, recipient, notBefore: at(500).now });
      await enqueueNotice(tx, at(0), { notice: reply, recipient, thread: noticeKey(notice) });
    });
    expect(await checkReadiness(test.database, at(120).now)).toMatchObject({ noticeLag: 0 });
    const late = await checkReadiness(test.database, at(501).now);
    expect(late).toMatchObject({ noticeLag: MINUTE });
    await test.database.transaction((tx) => dropNotice(tx, at(0), noticeKey(notice)));
  });

  it('tells administrators once that the watch is late, and then what it caught up on', async () => {
    await happen(at(6), { key: 'INC1', events: [happening({ type: 'opened', at: START })] });
    await beat(54);
    await beat(60);
    await beat(61);
    expect(await told()).toMatchObject([
      { to: 'U01MARA', why: 'asleep', thresholds: 1, caughtUp: null, version: 1 },
    ]);
    await watchClocks(at(62));
    await beat(63);
    expect(await told()).toMatchObject([
      { caughtUp: { at: START + 63 * MINUTE, thresholds: 1 }, version: 2 },
    ]);
  });

  it('says that it slept', async () => {
    await test.database.sql('DELETE FROM "Notice"');
    await test.database.sql('DELETE FROM "Clock"');
    await beat(64);
    await beat(200);
    expect(await told()).toMatchObject([
      { why: 'asleep', since: START + 64 * MINUTE, seenAt: START + 200 * MINUTE },
    ]);
  });
});

describe('the heartbeat, of jobs', () => {
  const toTell = async (minutes: number) => workspacesToTell(JOBS)(at(minutes));
  // The watch sleeps between the looks of this test, which is another matter.
  const awake = (minutes: number) => recordWhole(at(minutes), HEARTBEAT, async () => undefined);

  it('tells once that one keeps failing for several times its period, and once that it is well again', async () => {
    await test.database.sql('DELETE FROM "Notice"');
    await sweep(1000);
    for (const minutes of [1010, 1020, 1030, 1040, 1041]) {
      await sweep(minutes, fail);
      await awake(minutes);
      await beat(minutes);
    }
    await awake(1042);
    expect(await toTell(1042)).toHaveLength(1);
    expect(await told()).toMatchObject([
      {
        ...{ why: 'jobs', since: at(1000).now, caughtUp: null, version: 1 },
        jobs: [{ name: 'sweep', since: at(1000).now, problem: 'the disk is full' }],
      },
    ]);
    await sweep(1045);
    await beat(1046);
    expect(await told()).toMatchObject([{ why: 'jobs', caughtUp: {}, version: 2 }]);
    expect(await toTell(1047)).toEqual([]);
  });

  it('tells that one has not run for long, though nothing failed', async () => {
    await awake(1085);
    await beat(1085);
    expect((await told()).filter(({ caughtUp }) => caughtUp === null)).toEqual([]);
    await awake(1086);
    expect(await toTell(1086)).toHaveLength(1);
    await beat(1086);
    expect((await told()).at(-1)).toMatchObject({
      jobs: [{ name: 'sweep', since: at(1045).now, problem: null }],
    });
    await sweep(1087);
    await beat(1087);
  });

  it('takes one for well that failed once and has had nothing to do since', async () => {
    const count = (await told()).length;
    await recordRun(at(1088), 'sweep', fail).catch(() => undefined);
    for (const minutes of [1097, 1107, 1117, 1127, 1137, 1147]) {
      await sweep(minutes);
      await awake(minutes);
      await beat(minutes);
    }
    expect(await told()).toHaveLength(count);
    await test.database.sql('DELETE FROM "JobRun"');
  });
});

describe('what became of jobs', () => {
  it('is kept: when one ended well, how often it failed and why', async () => {
    const failing = async () => {
      throw new Error('the disk is full');
    };
    await recordRun(at(0), 'some-job', async () => undefined);
    await expect(recordRun(at(1), 'some-job', failing)).rejects.toThrow('the disk is full');
    const readiness = await checkReadiness(test.database, START);
    expect(readiness).toMatchObject({ ready: true, stopped: [] });
    expect(readiness.ready && readiness.jobs.find(({ name }) => name === 'some-job')).toEqual({
      name: 'some-job',
      succeededAt: START,
      failures: 1,
    });
  });

  it('says how long the oldest threshold and the oldest message wait', async () => {
    await test.database.sql('DELETE FROM "Notice"');
    await happen(at(300), {
      key: 'INC2',
      events: [happening({ type: 'opened', at: at(300).now })],
    });
    const { now } = at(360);
    expect(await checkReadiness(test.database, now)).toMatchObject({
      thresholdsOverdue: 1,
      thresholdLag: 10 * MINUTE,
    });
    await test.database.sql('DELETE FROM "Clock"');
  });
});

it('delivered notices are forgotten after 400 days, and no others', async () => {
  await test.database.sql('DELETE FROM "Notice"');
  const row = (key: string, state: string) =>
    test.database.sql(
      `INSERT INTO "Notice" ("workspaceId", key, kind, payload, recipient, state, "enqueuedAt")
       VALUES ($1, $2, 'x', '{}', '{"channel":"#a"}', $3, '2026-11-01')`,
      [test.workspace.id, key, state],
    );
  for (const state of ['delivered', 'failed', 'pending']) await row(state, state);
  await forgetOld({ ...at(0), now: Date.parse('2027-12-05') });
  expect(await test.database.sql('SELECT key FROM "Notice" ORDER BY key')).toHaveLength(3);
  await forgetOld({ ...at(0), now: Date.parse('2027-12-07') });
  expect(await test.database.sql('SELECT key FROM "Notice" ORDER BY key')).toEqual([
    { key: 'failed' },
    { key: 'pending' },
  ]);
});
