import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_START } from '../../src/demo/demo-start.ts';
import { localInstant } from '../../src/demo/history/local-instant.ts';
import { createPassing, stopsBetween } from '../../src/demo/pass-time.ts';
import { happeningsAfter } from '../../src/demo/work-on.ts';
import { DAY, HOUR, type Instant, MINUTE } from '../../src/domain/calendar/instant.ts';
import type { Queue } from '../../src/outbox/queue.ts';
import { useDatabase } from '../database.ts';
import { jobContext, openTestQueue } from '../usecases/notice/office.ts';
import { demoDatabase } from './seeded.ts';

const opened = useDatabase(demoDatabase);
let queue: Queue;
let now: Instant = DEMO_START;

beforeAll(async () => {
  queue = await openTestQueue(opened());
});

afterAll(() => queue.stop());

const time = {
  now: () => now,
  keep: () => undefined,
  advanceTo: (instant: Instant) => {
    now = Math.max(now, instant);
  },
};

describe('where the watch looks around', () => {
  it.each([
    ['nowhere within a quarter of an hour', 15 * MINUTE, 0],
    ['three times within an hour', HOUR, 3],
    ['every quarter of an hour until the next day', DAY, 95],
    ['at most so often on a long way', 31 * DAY, 399],
  ])('%s', (_, way, count) => {
    const stops = stopsBetween(DEMO_START, DEMO_START + way);
    expect(stops).toHaveLength(count);
    expect(stops.every((stop) => stop > DEMO_START && stop < DEMO_START + way)).toBe(true);
  });
});

type Told = { readonly kind: string; readonly item: string; readonly at: Date };

it('warnings come before what they warn of, and people work on what is open', async () => {
  const contextOf = () => ({
    ...jobContext(opened(), { queue, now }),
    actor: { kind: 'cli' } as const,
  });
  const happenings = await happeningsAfter(contextOf());
  const pass = createPassing({ time, happenings, contextOf, pause: async () => undefined });
  await pass(DEMO_START);
  await pass(DEMO_START + 3 * DAY);
  expect(now).toBe(DEMO_START + 3 * DAY);
  const told = await opened().database.sql<Told>(
    `SELECT s.type AS kind, s.content #>> '{seen,workItem,title}' AS item, s.at
     FROM "EpisodeStep" s JOIN "Episode" e ON e.id = s."episodeId"
     ORDER BY s.at, e.id, s.number`,
  );
  const mail = 'Mail to customers outside is not delivered';
  expect(told.filter(({ item }) => item === mail).map(({ kind }) => kind)).toEqual([
    // What we owe the customer comes first, then what it rests on; each of them once.
    ...['opened', 'worsened', 'worsened', 'breached', 'breached', 'closed'],
  ]);
  const missed = told.filter(({ kind }) => kind === 'breached');
  expect(new Set(missed.map(({ item }) => item))).toEqual(new Set([mail]));
  expect(missed[0]?.at.getTime()).toBeLessThan(localInstant('2026-11-16T10:45'));
  const open = await opened().database.sql<{ title: string }>(
    `SELECT DISTINCT i.title FROM "Clock" c JOIN "WorkItem" i ON i.id = c."workItemId"
     WHERE c.state IN ('running', 'paused')`,
  );
  expect(open).toEqual([]);
}, 60_000);
