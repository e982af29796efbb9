import { describe, expect, it } from 'vitest';
import { type ClockRow, clocksDue, saveClocks } from '../../src/storage/clocks.ts';
import type { Db } from '../../src/storage/database.ts';
import { recordWorkItemEvents } from '../../src/storage/work-item-events.ts';
import { DATABASES, useDatabase } from '../database.ts';

describe.each(DATABASES)('cached clocks on $name', ({ open }) => {
  const test = useDatabase(open);

  it('are replaced by what folding gave last, for the folded items only', async () => {
    const { database } = test();
    const [one = 0, two = 0] = await addItems(database, 'replaced', 2);
    const agreementKey = 'replaced';
    const key = { workspaceId: test().workspace.id, agreementKey };
    await saveClocks(database, {
      fingerprint: 1,
      ...key,
      workItemIds: [one, two],
      clocks: [clock(one, { cycle: 1 }), clock(one, { cycle: 2 }), clock(two, { cycle: 1 })],
    });
    await saveClocks(database, {
      fingerprint: 1,
      ...key,
      workItemIds: [one],
      clocks: [clock(one, { cycle: 1, state: 'met', stoppedAt: 5000, dueAt: 9000 })],
    });
    const rows = await database.prisma.clock.findMany({
      where: { agreementKey },
      orderBy: [{ workItemId: 'asc' }, { cycle: 'asc' }],
    });
    expect(rows.map(({ workItemId, cycle, state }) => [Number(workItemId), cycle, state])).toEqual([
      [one, 1, 'met'],
      [two, 1, 'running'],
    ]);
  });

  it('are forgotten when folding gave none', async () => {
    const { database, workspace } = test();
    const [item = 0] = await addItems(database, 'forgotten', 1);
    const key = { workspaceId: workspace.id, agreementKey: 'forgotten', workItemIds: [item] };
    await saveClocks(database, { fingerprint: 1, ...key, clocks: [clock(item, {})] });
    await saveClocks(database, { fingerprint: 1, ...key, clocks: [] });
    expect(await database.prisma.clock.count({ where: { agreementKey: 'forgotten' } })).toBe(0);
  });

  it('are due when their next threshold has been reached, the longest waiting first', async () => {
    const { database, workspace } = test();
    const items = await addItems(database, 'due', 4);
    const times = [3000, 1000, null, 9000];
    const clocks = items.map((id, index) =>
      clock(id, { nextThreshold: 75, nextThresholdAt: times[index] ?? null }),
    );
    await saveClocks(database, {
      fingerprint: 1,
      workspaceId: workspace.id,
      agreementKey: 'due',
      workItemIds: items,
      clocks,
    });
    const due = await clocksDue(database, { now: 3000, limit: 10 });
    expect(due).toEqual(
      [clocks[1], clocks[0]].map((row) => ({
        ...row,
        workspaceId: workspace.id,
        agreementKey: 'due',
      })),
    );
    expect(await clocksDue(database, { now: 3000, limit: 1 })).toHaveLength(1);
  });

  async function addItems(db: Db, agreementKey: string, count: number): Promise<number[]> {
    const items = Array.from({ length: count }, (_, index) => ({
      key: `${agreementKey}-${index}`,
      events: [{ id: '0', at: 0, type: 'opened', actor: 'customer' } as const],
    }));
    const { added } = await recordWorkItemEvents(db, {
      workspaceId: test().workspace.id,
      source: 'test',
      agreementKey,
      receivedAt: 0,
      items,
    });
    return added.map(({ id }) => id).sort((a, b) => a - b);
  }
});

describe('several processes on PostgreSQL', () => {
  const test = useDatabase(DATABASES[1].open);

  it('never take the same due clock', async () => {
    const { database, workspace } = test();
    const { added } = await recordWorkItemEvents(database, {
      workspaceId: workspace.id,
      source: 'test',
      agreementKey: 'shared',
      receivedAt: 0,
      items: [
        { key: 'a', events: [{ id: '0', at: 0, type: 'opened', actor: 'customer' }] },
        { key: 'b', events: [{ id: '0', at: 0, type: 'opened', actor: 'customer' }] },
      ],
    });
    const ids = added.map(({ id }) => id);
    await saveClocks(database, {
      fingerprint: 1,
      workspaceId: workspace.id,
      agreementKey: 'shared',
      workItemIds: ids,
      clocks: ids.map((id) => clock(id, { nextThreshold: 50, nextThresholdAt: 1 })),
    });
    const taken = await database.transaction(async (mine) => {
      const first = await clocksDue(mine, { now: 2, limit: 1 });
      const second = await database.transaction((other) => clocksDue(other, { now: 2, limit: 10 }));
      return [...first, ...second].map(({ workItemId }) => workItemId);
    });
    expect([...taken].sort()).toEqual([...ids].sort());
  });
});

function clock(workItemId: number, change: Partial<ClockRow>): ClockRow {
  return {
    targetKey: 'resolution',
    workItemId,
    cycle: 1,
    revision: 1,
    state: 'running',
    startedAt: 1000,
    dueAt: 10_000,
    stoppedAt: null,
    nextThreshold: null,
    nextThresholdAt: null,
    reopenUntil: null,
    handSet: false,
    ...change,
  };
}
