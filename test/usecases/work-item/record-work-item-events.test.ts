import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE, parseInstant } from '../../../src/domain/calendar/instant.ts';
import type { WorkItemEvent } from '../../../src/domain/measurement/work-item-event.ts';
import { importDocuments } from '../../../src/usecases/register/import-documents.ts';
import { showStatus } from '../../../src/usecases/status/show-status.ts';
import { recordWorkItemEvents } from '../../../src/usecases/work-item/record-work-item-events.ts';
import { DATABASES, useDatabase } from '../../database.ts';
import { anotherWorkspace, CORA, clocksIn, DESK, deskIn } from './desk.ts';

const TUESDAY_NINE = parseInstant('2026-01-06T09:00:00Z');
const agreementKey = 'corp-support';

function opened(at: number, priority = 'P3'): WorkItemEvent {
  return { id: 'o', at, sequence: 0, type: 'opened', actor: 'customer', priority };
}

describe.each(DATABASES)('what happens to a work item, on $name', ({ open }) => {
  const getDatabase = useDatabase(open);
  const desk = async (now: number) => deskIn(await anotherWorkspace(getDatabase()), now);
  const record = (context: Awaited<ReturnType<typeof desk>>, ...events: WorkItemEvent[]) =>
    recordWorkItemEvents(context, {
      agreementKey,
      source: 'live',
      items: [{ key: 'T-1', events }],
    });

  it('starts its clocks, due on the agreement’s calendar, with the next threshold set', async () => {
    const context = await desk(TUESDAY_NINE);
    await record(context, opened(TUESDAY_NINE));
    expect(await clocksIn(context)).toMatchObject([
      {
        key: 'T-1',
        targetKey: 'p3-resolution',
        state: 'running',
        dueAt: new Date('2026-01-08T09:00:00Z'),
        nextThreshold: 50,
        nextThresholdAt: new Date('2026-01-07T09:00:00Z'),
      },
      {
        targetKey: 'p3-response',
        state: 'running',
        dueAt: new Date('2026-01-06T13:00:00Z'),
        nextThreshold: 50,
        nextThresholdAt: new Date('2026-01-06T11:00:00Z'),
      },
    ]);
  });

  it('stops one and pauses the other, and nothing is due while it is paused', async () => {
    const context = await desk(TUESDAY_NINE + HOUR);
    const reply = { id: 'r', type: 'replied', actor: 'provider' } as const;
    const pause = {
      ...({ id: 'p', type: 'paused', actor: 'provider' } as const),
      ...({ party: 'customer', reason: 'awaiting-customer' } as const),
    };
    const at = TUESDAY_NINE + HOUR;
    await record(context, opened(TUESDAY_NINE), { ...reply, at }, { ...pause, at });
    expect(await clocksIn(context)).toMatchObject([
      { targetKey: 'p3-resolution', state: 'paused', dueAt: null, nextThresholdAt: null },
      { targetKey: 'p3-response', state: 'met', stoppedAt: new Date(at), nextThresholdAt: null },
    ]);
  });

  it('has the watch look at once at what was already passed when it became known', async () => {
    const now = TUESDAY_NINE + 3 * HOUR + 30 * MINUTE;
    const context = await desk(now);
    await record(context, opened(TUESDAY_NINE));
    const response = (await clocksIn(context)).at(-1);
    expect(response).toMatchObject({ nextThreshold: 75, nextThresholdAt: new Date(now) });
  });

  it('is known once, however often it is told', async () => {
    const context = await desk(TUESDAY_NINE);
    expect(await record(context, opened(TUESDAY_NINE))).toMatchObject({ recorded: 1, repeated: 0 });
    expect(await record(context, opened(TUESDAY_NINE))).toMatchObject({ recorded: 0, repeated: 1 });
  });

  it('cannot lie in the future', async () => {
    const context = await desk(TUESDAY_NINE);
    await expect(record(context, opened(TUESDAY_NINE + 5 * MINUTE + 1))).rejects.toThrow('future');
    await expect(record(context, opened(TUESDAY_NINE + 5 * MINUTE))).resolves.toBeDefined();
  });

  it('is not for customers to record', async () => {
    const context = { ...(await desk(TUESDAY_NINE)), actor: CORA };
    await expect(record(context, opened(TUESDAY_NINE))).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('keeps the revision that was in force when it was opened', async () => {
    const context = await desk(TUESDAY_NINE);
    await record(context, opened(TUESDAY_NINE));
    const stricter = DESK.replaceAll('2016-01-01 }', '2026-01-07 }').replace('4h', '1h');
    const files = [{ name: 'desk.yaml', text: stricter }];
    expect((await importDocuments(context, { files, apply: true })).problems).toEqual([]);
    const wednesday = { ...context, now: TUESDAY_NINE + 24 * HOUR };
    const second = { ...opened(wednesday.now), id: 'o2' };
    await recordWorkItemEvents(wednesday, {
      ...{ agreementKey, source: 'live' },
      items: [
        {
          key: 'T-1',
          events: [{ ...opened(wednesday.now, 'P3'), id: 'n', type: 'replied', actor: 'provider' }],
        },
        { key: 'T-2', events: [second] },
      ],
    });
    const responses = (await clocksIn(wednesday)).filter(
      (clock) => 'targetKey' in clock && clock.targetKey === 'p3-response',
    );
    expect(responses).toMatchObject([
      { key: 'T-1', revision: 1, dueAt: new Date('2026-01-06T13:00:00Z'), state: 'missed' },
      { key: 'T-2', revision: 2, dueAt: new Date('2026-01-07T10:00:00Z'), state: 'running' },
    ]);
    const [status] = (await showStatus(wednesday, { service: 'support' })).agreements;
    const response = status?.targets.find(({ terms }) => terms.key === 'p3-response')?.figure;
    expect(response?.attainment).toMatchObject({ missed: 1, open: 1 });
    expect(response?.missedItems).toMatchObject([
      { workItemKey: 'T-1', breachedAt: parseInstant('2026-01-06T13:00:00Z') },
    ]);
  });
});
