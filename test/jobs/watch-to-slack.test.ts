import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MINUTE, parseInstant } from '../../src/domain/calendar/instant.ts';
import { startDelivery } from '../../src/jobs/delivery.ts';
import { JOBS } from '../../src/jobs/index.ts';
import type { Job } from '../../src/jobs/job.ts';
import { type Scheduler, startScheduler } from '../../src/jobs/scheduler.ts';
import { watchClocksJob } from '../../src/jobs/watch-clocks.ts';
import { openQueue } from '../../src/outbox/queue.ts';
import type { Playground } from '../../src/playground/playground.ts';
import { type Database, openDatabase } from '../../src/storage/database.ts';
import type { Context } from '../../src/usecases/context.ts';
import { DATABASES, type TestDatabase } from '../database.ts';
import { startSmallSlack } from '../slack/notices/small-slack.ts';
import { BRISK, jobContext, messengerTo } from '../usecases/notice/office.ts';
import { agree, happen, happening } from '../usecases/watch/agreed.ts';

const START = parseInstant('2026-11-02T09:00:00Z');
const minute = (count: number) => START + count * MINUTE;

let slack: Playground;
let test: TestDatabase;
let now: number;
let stops: (() => Promise<unknown>)[];

beforeEach(async () => {
  slack = await startSmallSlack();
  now = START;
  stops = [];
});
afterEach(async () => {
  for (const stop of stops) await stop();
  await slack.stop();
  await test.close();
});

/** The only job that has to do with clocks. */
const WATCHING = [watchClocksJob];

/** A process of the product with its own queue and scheduler, delivering to the playground. */
async function startReplica(jobs: readonly Job[] = WATCHING): Promise<Scheduler> {
  const { workspace } = test;
  const database = await connect();
  const retry = { retryLimit: 5, retryDelay: 0 };
  const queue = await openQueue({ executor: database, pollEvery: 20, retry });
  const contextOf = (actor: Context['actor']) => ({ actor, now, workspace, database, queue });
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const contextsFor = async (actor: Context['actor']) => [contextOf(actor)];
  const inTime = async (actor: Context['actor']) => contextOf(actor);
  const scheduler = await startScheduler({ queue, jobs, contextOf: inTime, log });
  const messenger = messengerTo(slack);
  const delivery = startDelivery({ queue, messenger, contextsFor, log, timing: BRISK });
  stops.push(scheduler.stop, queue.stop, delivery.stop);
  if (database !== test.database) stops.push(database.close);
  return scheduler;
}

/** Connections of one's own where there is a server; PGlite has only one. */
async function connect(): Promise<Database> {
  const { connectionString } = test.database;
  return connectionString
    ? openDatabase({ databaseUrl: connectionString, dataDir: '' })
    : test.database;
}

async function setUp(open: () => Promise<TestDatabase>) {
  test = await open();
  const queue = await openQueue({ executor: test.database });
  const context = jobContext(test, { queue, now });
  await agree(context);
  const opened = happening({ type: 'opened', at: START });
  await happen(context, { key: 'INC1', title: 'Mail is slow', events: [opened] });
  await queue.stop();
}

const said = (inThread: boolean) =>
  slack.state.messages.all
    .filter(({ threadTs }) => (threadTs !== undefined) === inThread)
    .map(({ text }) => text)
    .filter((text) => text.includes('INC1'));
const alertsSeen = () => said(false);
const newsSeen = () => said(true);
const chartsSeen = () => slack.state.messages.all.filter(({ files }) => files);

/** Lets every job and delivery that is waiting come to its end. */
async function settle() {
  await vi.waitFor(
    async () => {
      const waiting = await test.database.sql(
        `SELECT name, state::text FROM pgboss.job WHERE state < 'completed'
         UNION ALL SELECT key, state FROM "Notice" WHERE state IN ('pending', 'sending')`,
      );
      expect(waiting).toEqual([]);
    },
    { timeout: 20_000, interval: 50 },
  );
}

describe.each(DATABASES)('from a tick to the channel, on $name', ({ open }) => {
  it('arrives as one message that says how it stands, with what is new below it, and one chart, whatever ticks follow', async () => {
    await setUp(open);
    const replicas = [await startReplica(JOBS), await startReplica(JOBS)];
    for (const minutes of [10, 75, 101, 102]) {
      now = minute(minutes);
      await Promise.all([...replicas, ...replicas].map((replica) => replica.tick()));
      await settle();
    }
    const missed = expect.stringMatching(/^INC1 “Mail is slow”: resolution missed, it was due/);
    expect(alertsSeen()).toEqual([missed]);
    expect(newsSeen()).toEqual([missed]);
    expect(chartsSeen()).toHaveLength(1);
    const file = slack.state.files.get(chartsSeen()[0]?.files?.[0] ?? '');
    expect(file.name).toBe('acme-email-availability-2026-10.png');
    expect(file.altText).toContain('Oct 2026: 100 %, met');
  });

  it('tells each of many clocks once, in whatever process its turn comes', async () => {
    await setUp(open);
    const context = jobContext(test, { queue: await openQueue({ executor: test.database }), now });
    const keys = Array.from({ length: 8 }, (_, index) => `INC10${index + 10}`);
    const events = [happening({ type: 'opened', at: START })];
    await happen(context, ...keys.map((key) => ({ key, events })));
    await context.queue.stop();
    const replicas = [await startReplica(), await startReplica()];
    for (const minutes of [80, 101]) {
      now = minute(minutes);
      await Promise.all(replicas.map((replica) => replica.tick()));
      await settle();
    }
    const keysIn = (texts: readonly string[]) =>
      texts.map((text) => /INC\d+/.exec(text)?.[0]).sort();
    expect(keysIn(alertsSeen())).toEqual(['INC1', ...keys]);
    expect(keysIn(newsSeen())).toEqual(['INC1', ...keys]);
  });

  it('goes on after a restart, telling what was missed meanwhile once', async () => {
    await setUp(open);
    const first = await startReplica();
    now = minute(50);
    await first.tick();
    await settle();
    for (const stop of stops.splice(0)) await stop();
    now = minute(95);
    const second = await startReplica();
    await second.tick();
    await settle();
    expect(alertsSeen()).toEqual([expect.stringContaining('5 min left')]);
  });
});
