import { describe, expect, it } from 'vitest';
import { recordWorkItemEvents } from '../../src/storage/work-item-events.ts';
import { loadWorkItem } from '../../src/storage/work-items.ts';
import { DATABASES, useDatabase } from '../database.ts';

describe.each(DATABASES)('work items on $name', ({ open }) => {
  const test = useDatabase(open);

  it('gives back the events of a work item as they were recorded', async () => {
    const { database, workspace } = test();
    const item = {
      key: 'INC1',
      title: 'No mail',
      events: [
        { id: '0', at: 1000, sequence: 0, type: 'opened', actor: 'customer', priority: 'P1' },
        {
          id: '1',
          at: 2500,
          type: 'paused',
          actor: 'provider',
          party: 'customer',
          reason: 'asked',
        },
      ],
    } as const;
    const recording = {
      workspaceId: workspace.id,
      source: 'csv',
      agreementKey: 'acme-email',
      receivedAt: 9000,
      items: [item],
    };
    const first = await recordWorkItemEvents(database, recording);
    const again = await recordWorkItemEvents(database, recording);
    const stored = await loadWorkItem(database, { workspaceId: workspace.id, key: 'INC1' });
    expect(first).toEqual({ items: 1, recorded: 2, repeated: 0, touchedWorkItemIds: [stored?.id] });
    expect(again).toEqual({ items: 1, recorded: 0, repeated: 2, touchedWorkItemIds: [] });
    expect(stored).toEqual({ id: stored?.id, ...item });
  });
});
