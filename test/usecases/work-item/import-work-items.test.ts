import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../../src/domain/calendar/instant.ts';
import type { WorkItemReading } from '../../../src/sources/reading.ts';
import { historyOf } from '../../../src/storage/audit.ts';
import { showStatus } from '../../../src/usecases/status/show-status.ts';
import { importFromServiceNow } from '../../../src/usecases/work-item/import-from-servicenow.ts';
import { importWorkItems } from '../../../src/usecases/work-item/import-work-items.ts';
import { DATABASES, useDatabase } from '../../database.ts';
import { anotherWorkspace, CORA, clocksIn, deskIn, LATER } from './desk.ts';
import { exportFiles, hasRealExport, INCIDENTS, REAL_EXPORT, readRealExport } from './incidents.ts';

const agreementKey = 'corp-support';
const file = exportFiles();
const END_OF_MARCH = parseInstant('2016-03-31T23:00:00Z');

describe.each(DATABASES)('importing incidents on $name', ({ open }) => {
  const getDatabase = useDatabase(open);
  const desk = async () => deskIn(await anotherWorkspace(getDatabase()));

  it('says what came in', async () => {
    const context = await desk();
    const imported = await importFromServiceNow(context, { agreementKey, path: file(INCIDENTS) });
    expect(imported).toEqual({
      agreement: agreementKey,
      rows: 19,
      workItems: 5,
      recorded: 20,
      repeated: 0,
      withoutAgreement: 0,
      problems: [],
    });
  });

  it('changes nothing the second time', async () => {
    const context = await desk();
    const path = file(INCIDENTS);
    await importFromServiceNow(context, { agreementKey, path });
    const [status, clocks] = [await march(context), await clocksIn(context)];
    const again = await importFromServiceNow(context, { agreementKey, path });
    expect(again).toMatchObject({ workItems: 5, recorded: 0, repeated: 20 });
    expect([await march(context), await clocksIn(context)]).toEqual([status, clocks]);
  });

  it('gives the same from rows in another order', async () => {
    const [one, other] = [await desk(), await desk()];
    await importFromServiceNow(one, { agreementKey, path: file(INCIDENTS) });
    await importFromServiceNow(other, { agreementKey, path: file(INCIDENTS.toReversed()) });
    expect(await march(other)).toEqual(await march(one));
    expect(await clocksIn(other)).toEqual(await clocksIn(one));
  });

  it('adds to what is known when an export continues', async () => {
    const [one, other] = [await desk(), await desk()];
    await importFromServiceNow(one, { agreementKey, path: file(INCIDENTS) });
    for (const rows of [INCIDENTS.slice(0, 9), INCIDENTS]) {
      await importFromServiceNow(other, { agreementKey, path: file(rows) });
    }
    expect(await clocksIn(other)).toEqual(await clocksIn(one));
  });

  it('names the rows that it cannot read and takes in the others', async () => {
    const context = await desk();
    const broken = 'INC9001,Lost,9,01-03-2016 07:15,01-03-2016 08:00,3 - Moderate';
    const path = file([broken, ...INCIDENTS]);
    const { problems, workItems } = await importFromServiceNow(context, { agreementKey, path });
    expect(problems).toEqual([{ line: 2, reason: expect.stringContaining('the state “Lost”') }]);
    expect(workItems).toBe(5);
  });

  it('stops at the first such row when it is strict, with nothing taken in', async () => {
    const context = await desk();
    const path = file([...INCIDENTS, '?,New,0,,,']);
    const importing = importFromServiceNow(context, { agreementKey, path, strict: true });
    await expect(importing).rejects.toThrow('Line 21: it has no number. The import stopped there');
    expect(await clocksIn(context)).toEqual([]);
  });

  it('counts what was opened before anything was promised', async () => {
    const context = await desk();
    const early = 'INC8001,Closed,1,31-12-2015 23:59,04-01-2016 09:00,3 - Moderate';
    const path = file([early, ...INCIDENTS]);
    const imported = await importFromServiceNow(context, { agreementKey, path });
    expect(imported).toMatchObject({ workItems: 6, withoutAgreement: 1 });
    const [january] = (await showStatus(context, { at: parseInstant('2016-01-31T12:00:00Z') }))
      .agreements;
    expect(january?.targets.map(({ figure }) => figure.verdict)).toContain('no-data');
    expect((await clocksIn(context)).filter(({ key }) => key === 'INC8001')).toEqual([]);
  });

  it('refuses what has not happened yet, event by event', async () => {
    const context = await desk();
    async function* source(): AsyncGenerator<WorkItemReading> {
      const event = { type: 'opened', actor: 'customer', priority: 'P3' } as const;
      const later = { type: 'replied', actor: 'provider' } as const;
      yield {
        kind: 'item',
        item: {
          key: 'T-1',
          events: [
            { ...event, id: 'a', at: LATER },
            { ...later, id: 'b', at: LATER + 300_001 },
          ],
        },
      };
    }
    const wanted = { agreementKey, sourceName: 'desk', source: source() };
    const { problems, recorded } = await importWorkItems(context, wanted);
    expect(recorded).toBe(1);
    expect(problems).toEqual([{ line: null, reason: expect.stringContaining('T-1: Event “b”') }]);
  });

  it('takes in more than it keeps at once', async () => {
    const context = await desk();
    const rows = Array.from({ length: 3_000 }, (_, index) =>
      ['New,0,02-03-2016 09:00', 'Resolved,1,02-03-2016 10:00'].map((update) => {
        const [state, modCount, at] = update.split(',');
        return `INC${index},${state},${modCount},02-03-2016 08:59,${at},3 - Moderate`;
      }),
    );
    const path = file(rows.flat());
    const imported = await importFromServiceNow(context, { agreementKey, path });
    expect(imported).toMatchObject({ rows: 6_000, workItems: 3_000, recorded: 9_000 });
    const [support] = (await march(context)).agreements;
    const target = support?.targets.find(({ terms }) => terms.key === 'p3-response');
    expect(target?.figure.attainment).toMatchObject({ met: 3_000, missed: 0 });
  });

  it('tells how far it has come', async () => {
    const context = await desk();
    const told: number[] = [];
    const onProgress = ({ share }: { share: number }) => told.push(share);
    await importFromServiceNow(context, { agreementKey, path: file(INCIDENTS), onProgress });
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.at(-1)).toBe(1);
  });

  it('is written into the audit trail', async () => {
    const context = await desk();
    await importFromServiceNow(context, { agreementKey, path: file(INCIDENTS) });
    const of = { workspaceId: context.workspace.id, subject: `agreement:${agreementKey}` };
    expect((await historyOf(getDatabase().database, of)).at(-1)).toMatchObject({
      actor: 'cli',
      verb: 'imported work items',
      detail: { source: 'servicenow', rows: 19, recorded: 20, problems: 0 },
    });
  });

  it('suggests the agreement that was meant', async () => {
    const wanted = { agreementKey: 'corp-suport', path: file(INCIDENTS) };
    await expect(importFromServiceNow(await desk(), wanted)).rejects.toThrow(
      'There is no agreement “corp-suport”. Did you mean “corp-support”?',
    );
  });

  it('is not for customers', async () => {
    const context = { ...(await desk()), actor: CORA };
    const wanted = { agreementKey, path: file(INCIDENTS) };
    await expect(importFromServiceNow(context, wanted)).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it.skipIf(!hasRealExport)('takes in a real export twice and shuffled alike', async () => {
    const [one, other] = [await desk(), await desk()];
    const first = await importFromServiceNow(one, { agreementKey, path: REAL_EXPORT });
    expect(first).toMatchObject({ rows: 3845, workItems: 560, repeated: 0, problems: [] });
    const again = await importFromServiceNow(one, { agreementKey, path: REAL_EXPORT });
    expect(again).toMatchObject({ recorded: 0, repeated: first.recorded });
    const { header, rows } = readRealExport();
    const shuffled = rows.toSorted((a, b) => (scramble(a) < scramble(b) ? -1 : 1));
    await importFromServiceNow(other, { agreementKey, path: file(shuffled, header) });
    expect(await march(other)).toEqual(await march(one));
    expect(await clocksIn(other)).toEqual(await clocksIn(one));
  });
});

function march(context: Awaited<ReturnType<typeof deskIn>>) {
  return showStatus(context, { service: 'support', at: END_OF_MARCH });
}

/** An order that has nothing to do with the rows' own. */
function scramble(row: string): string {
  return [...row.slice(0, 90)].toReversed().join('');
}
