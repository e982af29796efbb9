import { describe, expect, it } from 'vitest';
import { importedDocumentsText } from '../../../src/cli/import-text.ts';
import { statusText } from '../../../src/cli/status-text.ts';
import { HOUR, MINUTE, parseInstant } from '../../../src/domain/calendar/instant.ts';
import type { WorkItem } from '../../../src/domain/measurement/work-item-event.ts';
import { rebuild } from '../../../src/usecases/rebuild/rebuild.ts';
import { refoldClocks } from '../../../src/usecases/rebuild/refold-clocks.ts';
import { importDocuments } from '../../../src/usecases/register/import-documents.ts';
import { showStatus } from '../../../src/usecases/status/show-status.ts';
import type { Setting } from '../../../src/usecases/status/viewing.ts';
import { recordWorkItemEvents } from '../../../src/usecases/work-item/record-work-item-events.ts';
import { DATABASES, useDatabase } from '../../database.ts';
import { anotherWorkspace, DESK, deskIn } from '../work-item/desk.ts';

const NOW = parseInstant('2016-03-10T12:00:00Z');
/** As few as are folded in the background, in more than one page. */
const MANY = 2_010;
const STILL_OPEN = 200;

/** Incidents of the days before: most were solved, the last ones are open. */
const ITEMS: readonly WorkItem[] = Array.from({ length: MANY }, (_, index) => {
  const openedAt = NOW - 30 * HOUR + index * MINUTE * 0.6;
  const event = { sequence: 0, at: openedAt, actor: 'provider' } as const;
  const opened = { ...event, id: `${index}-0`, type: 'opened', priority: 'P3' } as const;
  const resolved = { ...event, id: `${index}-1`, type: 'resolved', sequence: 1 } as const;
  const isOpen = index >= MANY - STILL_OPEN;
  const events = isOpen ? [opened] : [opened, { ...resolved, at: openedAt + 5 * HOUR }];
  return { key: `INC${index}`, events };
});

const SHORTER = [
  { name: 'desk.yaml', text: DESK.replace("[['08:00', '18:00']]", "[['08:00', '16:00']]") },
];

describe.each(DATABASES)('a calendar edit under many work items on $name', ({ open }) => {
  const getDatabase = useDatabase(open);

  async function recorded(): Promise<Setting & Awaited<ReturnType<typeof deskIn>>> {
    const context = await deskIn(await anotherWorkspace(getDatabase()), NOW);
    await recordWorkItemEvents(context, {
      agreementKey: 'corp-support',
      source: 'test',
      items: ITEMS,
    });
    return context;
  }

  it('says first which clocks it moves, is obeyed at once, and folded in the background in spite of a crash', async () => {
    const context = await recorded();
    const before = await openDues(context);
    const rehearsed = await importDocuments(context, { files: SHORTER, apply: false });
    const applied = await importDocuments(context, { files: SHORTER, apply: true });
    expect(applied.recomputing).toEqual({ agreements: 1, workItems: MANY });
    expect(await openDues(context)).toEqual(before);

    const { recomputing, ...figures } = await showStatus(context);
    expect(recomputing).toEqual({ agreements: 1, workItems: MANY });
    expect(await refoldClocks(dyingAfterOnePage(context)).catch(String)).toContain('died');
    const halfway = { agreements: 1, workItems: MANY - 1_000 };
    const seen = await showStatus(context);
    expect(seen).toEqual({ ...figures, recomputing: halfway });
    expect(statusText(seen).replace(/\s+/g, ' ')).toContain(
      `The clocks of 1 agreement are being recomputed after a change: ${halfway.workItems.toLocaleString('en')} work items are left.`,
    );
    const progress: unknown[] = [];
    const told = (each: unknown) => void progress.push(each);
    expect(await refoldClocks(context, told)).toBe(MANY - 1_000);
    expect(progress).toEqual([
      { done: 1_000, left: MANY - 2_000 },
      { done: MANY - 1_000, left: 0 },
    ]);
    expect((await rebuild(context, { verify: true })).differences).toEqual([]);
    expect(await showStatus(context)).toEqual(figures);
    expect(await refoldClocks(context)).toBe(0);

    const moved = [...(await openDues(context))].filter(([name, due]) => before.get(name) !== due);
    expect(moved.length).toBeGreaterThan(0);
    expect(rehearsed.movedClocks).toBe(moved.length);
    expect(importedDocumentsText(rehearsed)).toContain(
      `moves the due date of ${moved.length} open clocks`,
    );
  });
});

function dyingAfterOnePage(context: Setting): Setting {
  let pages = 0;
  const { database } = context;
  const transaction: typeof database.transaction = (work) => {
    if (++pages > 1) throw new Error('The process died.');
    return database.transaction(work);
  };
  return { ...context, database: { ...database, transaction } };
}

/** The due dates of the open clocks, by the names of the clocks. */
async function openDues({ database, workspace }: Setting): Promise<ReadonlyMap<string, string>> {
  const rows = await database.sql<{ name: string; due: string }>(
    `SELECT concat_ws(' ', "workItemId", "targetKey", cycle) AS name, "dueAt"::text AS due
     FROM "Clock" WHERE "workspaceId" = $1 AND "stoppedAt" IS NULL`,
    [workspace.id],
  );
  return new Map(rows.map(({ name, due }) => [name, due]));
}
