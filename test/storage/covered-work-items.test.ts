import { describe, expect, it } from 'vitest';
import { HOUR } from '../../src/domain/calendar/instant.ts';
import { coveredWorkItems } from '../../src/storage/covered-work-items.ts';
import { recordWorkItemEvents } from '../../src/storage/work-item-events.ts';
import { loadWorkItem, type StoredWorkItem } from '../../src/storage/work-items.ts';
import { DATABASES, useDatabase } from '../database.ts';
import { event, june } from '../domain/clock/work-items.ts';

const ITEMS = [
  {
    ...{ key: 'INC1', title: 'No “mail”, no \\ printer' },
    events: [
      event('opened', '1 09:00', { priority: 'P2', sequence: 2 }),
      event('paused', '1 10:00', { reason: 'awaiting-customer', party: 'customer' }),
      { ...event('resolved', '1 12:00'), at: june('1 12:00') + 123 },
    ],
  },
  {
    key: 'INC2',
    events: [event('opened', '20 09:00'), event('assigned', '20 10:00', { holder: 'uc' })],
  },
];

describe.each(DATABASES)('the work items of an agreement on $name', ({ open }) => {
  const opened = useDatabase(open);

  it('come with all that is known of them, since an instant', async () => {
    const { database, workspace } = opened();
    const workspaceId = workspace.id;
    const receivedAt = june('30 00:00');
    for (const [agreementKey, items] of [
      ['corp', ITEMS],
      ['shop', []],
    ] as const) {
      await database.transaction((tx) =>
        recordWorkItemEvents(tx, {
          ...{ workspaceId, source: 'desk', agreementKey, receivedAt },
          items,
        }),
      );
    }
    const asked = { workspaceId, agreementKey: 'corp', asOf: june('30 00:00') };
    const since = await all(database, { ...asked, since: june('1 00:00') });
    const alone = await Promise.all(
      ITEMS.map(({ key }) => loadWorkItem(database, { workspaceId, key })),
    );
    expect(JSON.parse(JSON.stringify(since))).toEqual(alone);
    const later = await all(database, { ...asked, since: june('1 12:00') + HOUR });
    expect(later.map(({ key }) => key)).toEqual(['INC2']);
    const before = await all(database, { ...asked, since: 0, asOf: june('10 00:00') });
    expect(before.map(({ key }) => key)).toEqual(['INC1']);
    expect(await all(database, { ...asked, agreementKey: 'shop', since: 0 })).toEqual([]);
  });

  it('come though those of another agreement lie between them', async () => {
    const { database, workspace } = opened();
    const workspaceId = workspace.id;
    const place = { workspaceId, source: 'apart', receivedAt: june('30 00:00') };
    const events = [event('opened', '1 09:00'), event('resolved', '2 09:00')];
    const keys = ['own 1', 'a', 'b', 'c', 'd', 'own 2'];
    for (const key of keys) {
      const agreementKey = key.startsWith('own') ? 'own' : 'others';
      await recordWorkItemEvents(database, { ...place, agreementKey, items: [{ key, events }] });
    }
    const asked = { workspaceId, agreementKey: 'own', since: 0, asOf: june('30 00:00') };
    expect(JSON.parse(JSON.stringify(await all(database, asked)))).toMatchObject([
      { key: 'own 1', events },
      { key: 'own 2', events },
    ]);
  });
});

async function all(...asked: Parameters<typeof coveredWorkItems>) {
  const items: StoredWorkItem[] = [];
  for await (const part of coveredWorkItems(...asked)) items.push(...part);
  return items;
}
