import { afterAll, beforeAll, expect, it } from 'vitest';
import { DEMO_START } from '../../src/demo/demo-start.ts';
import { HOUR, MINUTE } from '../../src/domain/calendar/instant.ts';
import type { Queue } from '../../src/outbox/queue.ts';
import { watchClocks } from '../../src/usecases/watch/watch-clocks.ts';
import { watchPeriods } from '../../src/usecases/watch/watch-periods.ts';
import { useDatabase } from '../database.ts';
import { jobContext, openTestQueue } from '../usecases/notice/office.ts';
import { demoDatabase } from './seeded.ts';

const opened = useDatabase(demoDatabase);
let queue: Queue;

beforeAll(async () => {
  queue = await openTestQueue(opened());
});

afterAll(() => queue.stop());

type Told = { readonly kind: string; readonly recipient: string; readonly title: string | null };

/** What the watch tells that it has not told before. */
async function toldAt(now: number): Promise<readonly Told[]> {
  await watchClocks(jobContext(opened(), { queue, now }));
  await watchPeriods(jobContext(opened(), { queue, now }));
  return opened().database.sql<Told>(
    `SELECT coalesce(payload ->> 'what', payload ->> 'standing', kind) AS kind,
       recipient ->> 'channel' AS recipient,
       coalesce(payload #>> '{workItem,title}', payload #>> '{alert,workItem,title}') AS title FROM "Notice"
     WHERE "enqueuedAt" = $1::timestamptz ORDER BY id`,
    [new Date(now).toISOString()],
  );
}

it('the watch warns of the P1 and of the web shop first, then of the P1 that is missed, and of nothing in the past', async () => {
  const title = 'Mail to customers outside is not delivered';
  expect(await toldAt(DEMO_START)).toEqual([
    { kind: 'at-risk', recipient: '#messaging', title },
    { kind: 'at-risk', recipient: '#web', title: null },
  ]);
  expect(await toldAt(DEMO_START + MINUTE)).toEqual([]);
  const hour = await toldAt(DEMO_START + HOUR);
  expect(hour).toContainEqual({ kind: 'breached', recipient: '#messaging', title });
  expect(hour.length).toBeLessThan(5);
});
