import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MINUTE, parseInstant, SECOND } from '../../../src/domain/calendar/instant.ts';
import type { Queue } from '../../../src/outbox/queue.ts';
import type { Db } from '../../../src/storage/database.ts';
import { lockMatter } from '../../../src/storage/matters.ts';
import { coveredWorkItemIds, lockWorkItems } from '../../../src/storage/work-items.ts';
import { createWorkspace } from '../../../src/storage/workspaces.ts';
import type { Context } from '../../../src/usecases/context.ts';
import { THRESHOLDS } from '../../../src/usecases/watch/passed-thresholds.ts';
import { watchClocks } from '../../../src/usecases/watch/watch-clocks.ts';
import { DATABASES, type TestDatabase } from '../../database.ts';
import { jobContext, openTestQueue } from '../notice/office.ts';
import { agree, happen, happening } from './agreed.ts';

const START = parseInstant('2026-11-02T08:00:00Z');
let test: TestDatabase;
let queue: Queue;

beforeEach(async () => {
  test = await DATABASES[1].open();
  queue = await openTestQueue(test);
});
afterEach(async () => {
  await queue.stop();
  await test.close();
});

const contextAt = (minutes: number) => jobContext(test, { queue, now: START + minutes * MINUTE });

const RESPONSE =
  "  - { key: response, kind: response, within: 90m, attainment: '90', period: month }\n";

const open = (context: Context, ...opened: readonly number[]) =>
  happen(
    { ...context, now: START + MINUTE },
    ...opened.map((at, index) => ({
      key: `INC${index}`,
      events: [happening({ type: 'opened', at })],
    })),
  );

async function countAlerts() {
  const rows = await test.database.sql('SELECT 1 AS one FROM "Alert"');
  return rows.length;
}

describe('watches that run at the same time', () => {
  it('leave all clocks of a work item to whoever is at one of them', async () => {
    const context = contextAt(0);
    await agree(context, (text) => text.concat(RESPONSE));
    await open(context, START, START);
    const place = { workspaceId: context.workspace.id };
    const [first] = await coveredWorkItemIds(test.database, {
      ...place,
      ...{ agreementKey: 'acme-email', after: 0, limit: 1 },
    });
    await test.database.transaction(async (tx) => {
      await lockWorkItems(tx, { ...place, ids: first === undefined ? [] : [first] });
      expect(await watchClocks(contextAt(101))).toBe(2);
    });
    expect(await watchClocks(contextAt(101))).toBe(2);
    expect(await countAlerts()).toBe(2 * 2 * THRESHOLDS.length);
  });

  it('go through workspaces in their order, whatever has waited longest', async () => {
    const other = await createWorkspace(test.database, { teamId: null, name: 'Other', now: START });
    const [one, two] = [contextAt(0), { ...contextAt(0), workspace: other }];
    for (const context of [one, two]) await agree(context, (text) => text.replace(CHANNELS, TERMS));
    await open(two, START);
    await open(one, START + SECOND);
    await test.database
      .transaction(async (tx) => {
        await lockMatter(tx, { workspaceId: one.workspace.id, matter: 'alert lists' });
        const watching = watchClocks(contextAt(101));
        await somebodyWaits();
        expect(await isFree(tx, other.id)).toBe(true);
        return () => watching;
      })
      .then((watching) => watching());
    expect(await countAlerts()).toBe(2 * THRESHOLDS.length);
  });
});

const CHANNELS = "channels: { team: '#messaging' }";
const TERMS = `${CHANNELS}\nalerts: { ladder: [{ after: 15m, tell: mara }], calendar: always }`;

async function isFree(tx: Db, workspaceId: number) {
  const [row] = await tx.sql<{ free: boolean }>(
    `SELECT pg_try_advisory_xact_lock($1::int, hashtext('alert lists')) AS free`,
    [workspaceId],
  );
  return row?.free;
}

async function somebodyWaits() {
  await expect
    .poll(() => test.database.sql(`SELECT 1 AS one FROM pg_locks WHERE NOT granted`), {
      timeout: 20_000,
    })
    .not.toEqual([]);
}
