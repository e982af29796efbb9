import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MINUTE, parseInstant } from '../../../src/domain/calendar/instant.ts';
import type { Queue } from '../../../src/outbox/queue.ts';
import { recordOutages } from '../../../src/storage/outages.ts';
import { watchPeriods } from '../../../src/usecases/watch/watch-periods.ts';
import { migratedDatabase, type TestDatabase } from '../../database.ts';
import { jobContext, openTestQueue } from '../notice/office.ts';
import { agree, alertMessages, warnings } from './agreed.ts';

/** Of the 744 hours of October with one more by the end of summer time, 44.7 minutes may be lost. */
const START = parseInstant('2026-10-10T08:00:00Z');
let test: TestDatabase;
let queue: Queue;

beforeEach(async () => {
  test = await migratedDatabase();
  queue = await openTestQueue(test);
  await agree(contextAt(0));
});
afterEach(async () => {
  await queue.stop();
  await test.close();
});

const minute = (count: number) => START + count * MINUTE;
const contextAt = (minutes: number) => jobContext(test, { queue, now: minute(minutes) });
const watch = (minutes: number) => watchPeriods(contextAt(minutes));
const fail = (to: number | null) =>
  recordOutages(test.database, {
    workspaceId: test.workspace.id,
    receivedAt: START,
    outages: [
      { id: '1', serviceKey: 'email', from: START, to: to === null ? null : minute(to) },
      { id: '1', serviceKey: 'other', from: START, to: null },
    ],
  });

const notices = () => alertMessages(test);
const told = () => warnings(test);
const alerts = () => test.database.sql('SELECT threshold FROM "Alert" ORDER BY id');

describe('the watch over running periods', () => {
  it('follows an outage that lasts, and tells each threshold once', async () => {
    await fail(null);
    for (const minutes of [10, 22, 23, 33, 34, 35, 40, 41, 44, 45, 46, 200]) await watch(minutes);
    expect(await alerts()).toEqual([50, 75, 90, 100].map((threshold) => ({ threshold })));
    expect(await told()).toEqual([75, 90, 100]);
    expect(await notices()).toMatchObject([
      {
        payload: {
          standing: 'breached',
          lines: [
            { objective: '99.9', seen: { percent: '99.55', budget: { spent: 200 * MINUTE } } },
          ],
        },
      },
    ]);
  });

  it('says how much is used and left', async () => {
    await fail(35);
    await watch(60);
    const [notice] = await notices();
    const granted = 745 * 60 * MINUTE * 0.001;
    expect(notice?.payload).toMatchObject({
      period: { name: 'October 2026' },
      lines: [
        {
          seen: {
            budget: { unit: 'ms', granted, spent: 35 * MINUTE, left: granted - 35 * MINUTE },
          },
          promised: { targetName: 'Availability', owner: { name: 'Mara Lind' } },
        },
      ],
    });
  });

  it('keeps silent while little is used, and of other services', async () => {
    await fail(20);
    await watch(600);
    expect(await alerts()).toEqual([]);
  });

  it('begins anew with the next period', async () => {
    await fail(50);
    await watch(60);
    const november = parseInstant('2026-11-05T08:00:00Z');
    await watchPeriods({ ...contextAt(0), now: november });
    expect(await told()).toEqual([100]);
  });
});

describe('the watch over a rolling window', () => {
  const DAYS = 24 * 60;
  const NOVEMBER = 22 * DAYS;
  /** The window of thirty days may lose 43.2 minutes, whichever days they are. */
  const rolling = (text: string) =>
    text.replace("'99.9', period: month", "'99.9', period: rolling 30d");
  const daily = async (from: number, to: number) => {
    for (let minutes = from; minutes < to; minutes += DAYS) await watch(minutes);
  };

  beforeEach(() => agree(contextAt(0), rolling));

  it('tells each threshold once a month, though the window is another one every day', async () => {
    await fail(35);
    await daily(60, 10 * DAYS);
    expect(await told()).toEqual([75]);
    expect((await notices())[0]?.payload).toMatchObject({
      lines: [{ seen: { budget: { spent: 35 * MINUTE } } }],
    });
    await daily(10 * DAYS, NOVEMBER - DAYS);
    expect(await told()).toEqual([75]);
  });

  it('tells it again in the month after while the outage still lies in the window', async () => {
    await fail(50);
    await daily(60, NOVEMBER - DAYS);
    expect(await told()).toEqual([100]);
    await daily(NOVEMBER, NOVEMBER + 5 * DAYS);
    expect(await told()).toEqual([100, 100]);
  });

  it('tells nothing of an outage that has left the window', async () => {
    await fail(50);
    // Nobody watched until the tenth of October had left the thirty days.
    await daily(30 * DAYS, 50 * DAYS);
    expect(await alerts()).toEqual([]);
    await watch(29 * DAYS);
    expect(await told()).toEqual([100]);
  });
});
