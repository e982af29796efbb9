import { describe, expect, it } from 'vitest';
import type { WorkItem } from '../../src/domain/measurement/work-item-event.ts';
import { saveClocks } from '../../src/storage/clocks.ts';
import { workItemsForPeriod } from '../../src/storage/settled-cases.ts';
import { recordWorkItemEvents } from '../../src/storage/work-item-events.ts';
import { loadWorkItem, loadWorkItems } from '../../src/storage/work-items.ts';
import { DATABASES, useDatabase } from '../database.ts';

const ITEM: WorkItem = {
  key: 'INC1',
  title: 'No mail',
  events: [
    { id: '0', at: 1000, sequence: 0, type: 'opened', actor: 'customer', priority: 'P1' },
    { id: '1', at: 2500, type: 'paused', actor: 'provider', party: 'customer', reason: 'asked' },
  ],
};

describe.each(DATABASES)('work items on $name', ({ open }) => {
  const test = useDatabase(open);

  it('have their events as they were recorded, and recording them again adds nothing', async () => {
    const first = await record([ITEM]);
    const again = await record([ITEM]);
    const stored = await load('INC1');
    expect(first).toEqual({
      ...{ items: 1, recorded: 2, repeated: 0 },
      added: [{ id: stored?.id, ...ITEM }],
      ...{ changedIds: [], mentionedIds: [] },
    });
    expect(again).toMatchObject({ items: 1, recorded: 0, repeated: 2, added: [], changedIds: [] });
    expect(stored).toEqual({ id: stored?.id, ...ITEM });
  });

  it('take an event that comes late into its place', async () => {
    const key = 'LATE';
    const event = { type: 'replied', actor: 'provider' } as const;
    await record([{ key, events: [{ id: 'c', at: 3000, ...event }] }]);
    await record([{ key, events: [{ id: 'b', at: 2000, sequence: 2, ...event }] }]);
    const last = await record([{ key, events: [{ id: 'a', at: 2000, sequence: 10, ...event }] }]);
    const stored = await load(key);
    expect(last).toMatchObject({ recorded: 1, added: [], changedIds: [stored?.id] });
    expect(stored?.events.map(({ id }) => id)).toEqual(['b', 'a', 'c']);
  });

  it('are touched when a further agreement covers them', async () => {
    await record([{ ...ITEM, key: 'COVERED' }]);
    const again = await record([{ ...ITEM, key: 'COVERED' }], { agreementKey: 'ola-messaging' });
    const stored = await load('COVERED');
    expect(again).toMatchObject({ recorded: 0, repeated: 2, changedIds: [stored?.id] });
  });

  it('have what only some of their events tell', async () => {
    const system = { actor: 'system' } as const;
    const events = [
      { id: '0', at: 1000, type: 'opened', ...system, site: 'Zürich', channel: 'phone' },
      { id: '1', at: 2000, type: 'assigned', ...system, party: 'supplier', holder: 'cloudmail' },
      { id: '2', at: 3000, type: 'due-set', ...system, reason: 'asked', dueAt: 9000, by: 'ada' },
      { id: '3', at: 4000, type: 'merged-from', ...system, other: 'INC0', startedAt: 500 },
      { id: '4', at: 5000, type: 'retracted', ...system, retracts: '2' },
    ] as const;
    await record([{ key: 'TOLD', events }]);
    expect((await load('TOLD'))?.events).toEqual(events);
  });

  it.each(['', 'null', 'NULL', 'a,b', '{x}', 'say "no"', 'C:\\new', 'Zürich\n ☃', ' ', "O'Hara"])(
    'have texts as they are written: %j',
    async (text) => {
      const event = { id: text, at: 1000, type: 'paused', actor: 'provider' } as const;
      const events = [{ ...event, reason: text, priority: text, by: text }];
      await record([{ key: `written ${text}`, title: text, events }]);
      expect(await load(`written ${text}`)).toMatchObject({ title: text, events });
    },
  );

  it.each([-1, 1, 999, 1_456_789_012_345, Date.UTC(1912, 3, 15) + 7, Date.UTC(8999, 11) + 321])(
    'have instants to the millisecond: %i',
    async (at) => {
      const key = `at ${at}`;
      await record([{ key, events: [{ id: '0', at, type: 'opened', actor: 'system' }] }]);
      expect((await load(key))?.events).toMatchObject([{ at }]);
    },
  );

  it('take a new title, and keep it when none is given', async () => {
    await record([{ ...ITEM, key: 'TITLE' }]);
    await record([{ key: 'TITLE', title: 'No mail at all', events: [] }]);
    await record([{ key: 'TITLE', events: [] }]);
    expect((await load('TITLE'))?.title).toBe('No mail at all');
  });

  it('may come twice in one recording', async () => {
    const twice = await record([
      { key: 'TWICE', events: ITEM.events.slice(0, 1) },
      { key: 'TWICE', events: ITEM.events },
    ]);
    expect(twice).toMatchObject({ items: 1, recorded: 2, repeated: 1 });
    expect(twice.added[0]).toEqual(await load('TWICE'));
  });

  it('may have no events and may be none', async () => {
    expect(await record([])).toMatchObject({ items: 0, recorded: 0, repeated: 0 });
    await record([{ key: 'EMPTY', events: [] }]);
    expect((await load('EMPTY'))?.events).toEqual([]);
  });

  it('of another workspace or source are others', async () => {
    const { database, workspace } = test();
    await record([{ ...ITEM, key: 'OTHER' }]);
    const stored = await load('OTHER');
    const elsewhere = { workspaceId: workspace.id + 1 };
    expect(await loadWorkItem(database, { ...elsewhere, key: 'OTHER' })).toBeNull();
    expect(await loadWorkItems(database, { ...elsewhere, ids: [Number(stored?.id)] })).toEqual([]);
    expect(await record([{ ...ITEM, key: 'OTHER' }], { source: 'jira' })).toMatchObject({
      recorded: 2,
    });
  });

  it('recorded at the same time by two processes are recorded once', async () => {
    const items = Array.from({ length: 200 }, (_, index) => ({ ...ITEM, key: `BOTH-${index}` }));
    const recordings = await Promise.all([record(items), record([...items].reverse())]);
    expect(recordings[0].recorded + recordings[1].recorded).toBe(400);
    expect(recordings[0].repeated + recordings[1].repeated).toBe(400);
  });

  describe('of a period', () => {
    const period = { from: 10_000, to: 20_000 };

    it.each([
      { key: 'due before', clock: { dueAt: 9_999, stoppedAt: 9_000 }, found: false },
      { key: 'due first', clock: { dueAt: 10_000, stoppedAt: 9_000 }, found: true },
      { key: 'due last', clock: { dueAt: 19_999, stoppedAt: 30_000 }, found: true },
      { key: 'due after', clock: { dueAt: 20_000, stoppedAt: 15_000 }, found: false },
      { key: 'running', clock: { dueAt: 99_000, stoppedAt: null }, found: true },
      { key: 'paused', clock: { dueAt: null, stoppedAt: null }, found: true },
      { key: 'other target', clock: { targetKey: 'x', dueAt: 15_000 }, found: false },
      {
        key: 'changed later',
        clock: { dueAt: 9_000, stoppedAt: 40_000 },
        last: 50_000,
        found: true,
      },
      { key: 'opened later', clock: { dueAt: 15_000 }, opened: 45_000, found: false },
    ])('an item $key is found: $found', async ({ key, clock, opened = 1000, last, found }) => {
      const { database, workspace } = test();
      const agreementKey = `period of ${key}`;
      const events = [{ id: '0', at: opened, type: 'opened', actor: 'customer' } as const];
      const later = { id: '1', at: last ?? 0, type: 'resolved', actor: 'provider' } as const;
      const item = { key, events: last ? [...events, later] : events };
      const { added } = await record([item], { agreementKey });
      const workItemIds = added.map(({ id }) => id);
      const scope = { workspaceId: workspace.id, agreementKey };
      const clocks = workItemIds.map((workItemId) => ({
        ...CLOCK,
        workItemId,
        ...clock,
      }));
      await saveClocks(database, {
        fingerprint: 1,
        ...scope,
        workItemIds,
        clocks,
      });
      const question = {
        ...scope,
        targetKeys: ['resolution'],
        period,
        asOf: 40_000,
        fingerprint: 1,
      };
      const items = await workItemsForPeriod(database, question);
      expect(items).toEqual(found ? [{ id: workItemIds[0], ...item }] : []);
    });
  });

  function record(
    items: readonly WorkItem[],
    change: { readonly agreementKey?: string; readonly source?: string } = {},
  ) {
    const { database, workspace } = test();
    const scope = { workspaceId: workspace.id, source: 'csv', agreementKey: 'acme-email' };
    return database.transaction((tx) =>
      recordWorkItemEvents(tx, { ...scope, receivedAt: 9000, items, ...change }),
    );
  }

  function load(key: string) {
    const { database, workspace } = test();
    return loadWorkItem(database, { workspaceId: workspace.id, key });
  }
});

const CLOCK = {
  targetKey: 'resolution',
  cycle: 1,
  revision: 1,
  state: 'any',
  startedAt: 1000,
  stoppedAt: 2000,
  nextThreshold: null,
  nextThresholdAt: null,
  reopenUntil: null,
  handSet: false,
};
