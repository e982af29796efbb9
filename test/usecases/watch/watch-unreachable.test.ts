import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MINUTE, parseInstant } from '../../../src/domain/calendar/instant.ts';
import type { Queue } from '../../../src/outbox/queue.ts';
import { watchClocks } from '../../../src/usecases/watch/watch-clocks.ts';
import { useDatabase } from '../../database.ts';
import { jobContext, openTestQueue } from '../notice/office.ts';
import { anotherWorkspace } from '../work-item/desk.ts';
import { agree, happen, happening } from './agreed.ts';

const START = parseInstant('2026-11-02T08:00:00Z');
const opened = useDatabase();
let queue: Queue;

beforeAll(async () => {
  queue = await openTestQueue(opened());
});
afterAll(() => queue.stop());

const minute = (minutes: number) => START + minutes * MINUTE;

/** A ticket to be resolved within 100 minutes on a calendar that opens only for some time today, and what was told of it. */
async function openTicket(opening: string) {
  const { workspace } = await anotherWorkspace(opened());
  const test = { ...opened(), workspace };
  const contextAt = (now: number) => jobContext(test, { queue, now });
  const calendar = (hours: string) => (text: string) =>
    text.replace(/weekly: .*/, `exceptions: { '2026-11-02': [${hours}] }`);
  await agree(contextAt(START), calendar(opening));
  const events = [happening({ type: 'opened', at: START })];
  await happen(contextAt(START), { key: 'INC1', title: 'Mail is slow', events });
  return {
    watchAt: (minutes: number) => watchClocks(contextAt(minute(minutes))),
    happenAt: (minutes: number, type: 'resolved') =>
      happen(contextAt(minute(minutes)), {
        key: 'INC1',
        events: [happening({ type, at: minute(minutes) })],
      }),
    changeCalendar: (hours: string) => agree(contextAt(minute(5)), calendar(hours)),
    told: () => rows<{ kind: string; payload: unknown }>('kind, payload', 'Notice', workspace.id),
    recorded: () => rows<{ threshold: number }>('threshold', 'Alert', workspace.id),
  };
}

function rows<Row>(columns: string, table: string, workspaceId: number) {
  return opened().database.sql<Row>(
    `SELECT ${columns} FROM "${table}" WHERE "workspaceId" = $1::int ORDER BY id`,
    [workspaceId],
  );
}

describe('the watch over a clock that can never become due', () => {
  it('tells the owner once, in the first round, with the calendar to be mended', async () => {
    const { watchAt, told } = await openTicket("['08:00', '09:00']");
    for (const minutes of [0, 1, 30, 55, 600]) await watchAt(minutes);
    expect(await told()).toMatchObject([
      {
        kind: 'alert',
        payload: {
          standing: 'never-due',
          workItem: { key: 'INC1', title: 'Mail is slow' },
          lines: [
            {
              promised: { target: 'resolution', owner: { name: 'Mara Lind' } },
              seen: { calendar: 'always' },
            },
          ],
        },
      },
    ]);
  });

  it('records the shares of its time that it does reach, each once', async () => {
    const { watchAt, recorded } = await openTicket("['08:00', '09:00']");
    for (const minutes of [0, 49, 51, 52]) await watchAt(minutes);
    expect(await recorded()).toEqual([{ threshold: 0 }, { threshold: 50 }]);
  });

  it('tells it when the calendar is cut short while the ticket is open', async () => {
    const { watchAt, changeCalendar, told } = await openTicket("['08:00', '12:00']");
    await watchAt(1);
    expect(await told()).toEqual([]);
    await changeCalendar("['08:00', '09:00']");
    for (const minutes of [6, 7, 80]) await watchAt(minutes);
    expect(await told()).toMatchObject([{ payload: { standing: 'never-due' } }]);
  });

  it('says nothing of one that becomes due at the last closing, nor of one that is resolved', async () => {
    const due = await openTicket("['08:00', '09:40']");
    await due.watchAt(1);
    expect(await due.told()).toEqual([]);
    const resolved = await openTicket("['08:00', '09:00']");
    await resolved.happenAt(0, 'resolved');
    await resolved.watchAt(1);
    expect(await resolved.told()).toEqual([]);
  });
});
