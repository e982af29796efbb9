import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MINUTE, parseInstant } from '../../../src/domain/calendar/instant.ts';
import type { Queue } from '../../../src/outbox/queue.ts';
import { addRevisions } from '../../../src/storage/register.ts';
import { createWorkspace } from '../../../src/storage/workspaces.ts';
import { watchClocks } from '../../../src/usecases/watch/watch-clocks.ts';
import { recordWorkItemEvents } from '../../../src/usecases/work-item/record-work-item-events.ts';
import { emptiedDatabase, type TestDatabase } from '../../database.ts';
import { jobContext, openTestQueue } from '../notice/office.ts';
import { agree, alertMessages, happen, happening, warnings } from './agreed.ts';

const START = parseInstant('2026-11-02T08:00:00Z');
let test: TestDatabase;
let queue: Queue;

beforeEach(async () => {
  test = await emptiedDatabase();
  queue = await openTestQueue(test);
  await agree(contextAt(0));
});
afterEach(async () => {
  await queue.stop();
  await test.close();
});

const minute = (count: number) => START + count * MINUTE;
const contextAt = (minutes: number) => jobContext(test, { queue, now: minute(minutes) });
const watch = (minutes: number) => watchClocks(contextAt(minutes));
const open = (key = 'INC1') =>
  happen(contextAt(0), {
    key,
    title: 'Mail is slow',
    events: [happening({ type: 'opened', at: START })],
  });

const notices = () => alertMessages(test);
const told = () => warnings(test);
const alerts = async () =>
  (await test.database.sql<{ threshold: number }>('SELECT threshold FROM "Alert" ORDER BY id')).map(
    ({ threshold }) => threshold,
  );

describe('the watch over clocks', () => {
  it('tells 75, 90 and 100 percent once each, and records 50 silently', async () => {
    await open();
    for (const minutes of [10, 50, 51, 75, 76, 90, 99, 101, 102, 500]) await watch(minutes);
    expect(await alerts()).toEqual([50, 75, 90, 100]);
    expect(await told()).toEqual([75, 90, 100]);
    expect(await notices()).toMatchObject([{ payload: { standing: 'breached', missed: true } }]);
  });

  it('says what, for whom, until when, how much is left and to whom it goes', async () => {
    await open();
    await watch(75);
    expect(await notices()).toMatchObject([
      {
        recipient: { channel: '#messaging' },
        payload: {
          lines: [
            {
              promised: {
                agreement: 'acme-email',
                customerName: 'Acme GmbH',
                serviceNames: ['E-mail'],
                target: 'resolution',
                owner: { name: 'Mara Lind', user: 'U01MARA' },
              },
              seen: { dueAt: minute(100), remainingMs: 25 * MINUTE },
            },
          ],
          workItem: { key: 'INC1', title: 'Mail is slow', priority: null },
        },
      },
    ]);
  });

  it('writes into the audit trail what it recorded and told', async () => {
    await open();
    await watch(80);
    const [entry] = await test.database.sql(
      `SELECT actor, verb, subject, detail FROM "AuditEntry" WHERE verb = 'thresholds passed'`,
    );
    expect(entry).toMatchObject({
      actor: 'job:test',
      subject: 'work-item:INC1',
      detail: { thresholds: [50, 75], told: 75 },
    });
  });

  it('collapses what was passed during a downtime into the highest', async () => {
    await open();
    await watch(95);
    await watch(96);
    expect(await alerts()).toEqual([50, 75, 90]);
    expect(await told()).toEqual([90]);
  });

  it('tells a clock that is late when it is first seen with one message', async () => {
    await open();
    await watch(3000);
    await watch(3001);
    expect(await told()).toEqual([100]);
  });

  it('does not call it missed at the due instant itself', async () => {
    await open();
    await watch(100);
    expect(await told()).toEqual([90]);
    await watchClocks({ ...contextAt(0), now: minute(100) + 1 });
    expect(await told()).toEqual([90, 100]);
  });

  it('keeps silent during a pause, and goes on after it', async () => {
    await open();
    const pause = { type: 'paused', at: minute(60), reason: 'awaiting-customer' } as const;
    await happen(contextAt(60), {
      key: 'INC1',
      events: [happening({ ...pause, party: 'customer' })],
    });
    await watch(1000);
    expect(await told()).toEqual([]);
    await happen(contextAt(1000), {
      key: 'INC1',
      events: [happening({ type: 'resumed', at: minute(1000) })],
    });
    await watch(1014);
    expect(await told()).toEqual([]);
    await watch(1015);
    expect(await told()).toEqual([75]);
  });

  it('tells nothing of what is resolved in time', async () => {
    await open();
    await happen(contextAt(70), {
      key: 'INC1',
      events: [happening({ type: 'resolved', at: minute(70) })],
    });
    await watch(1000);
    expect(await told()).toEqual([]);
  });

  it('misses nothing that was passed just before an event arrived', async () => {
    await open();
    await watch(74);
    await happen(contextAt(76), {
      key: 'INC1',
      events: [happening({ type: 'replied', at: minute(76) })],
    });
    await watch(77);
    expect(await told()).toEqual([75]);
  });

  it('tells nothing twice when it runs twice at the same time (alertmanager#4008)', async () => {
    for (const key of ['INC1', 'INC2', 'INC3']) await open(key);
    await Promise.all([watch(101), watch(101), watch(101)]);
    expect(await told()).toEqual([100, 100, 100]);
  });

  it('goes through more clocks than fit into a batch', async () => {
    const opened = happening({ type: 'opened', at: START });
    const items = Array.from({ length: 130 }, (_, number) => ({
      key: `INC${number}`,
      events: [opened],
    }));
    await happen(contextAt(0), ...items);
    expect(await watch(101)).toBe(130);
    expect(await told()).toHaveLength(130);
    expect(await watch(101)).toBe(0);
  });

  it('puts off a workspace whose register cannot be read, says so, and watches the others', async () => {
    await open();
    const other = await createWorkspace(test.database, { teamId: null, name: 'Other', now: START });
    const otherContext = { ...contextAt(0), workspace: other };
    await agree(otherContext);
    const opened = happening({ type: 'opened', at: START });
    await happen(otherContext, { key: 'INC2', events: [opened] });
    const broken = { kind: 'gossip', key: 'x', number: 1, hash: '', terms: {}, recordedAt: START };
    const undated = { effectiveFrom: null, effectiveTo: null };
    await addRevisions(test.database, [{ workspaceId: other.id, ...broken, ...undated }]);
    await expect(watch(101)).rejects.toThrow('1 due clocks cannot be watched');
    expect(await told()).toEqual([100]);
    expect(await watch(102)).toBe(0);
    await expect(watch(162)).rejects.toThrow('looked at again in an hour');
  });

  it('tells one channel in one message what was promised about a work item, the customer first', async () => {
    await agree(contextAt(0), (text) => {
      const [parties, sla = ''] = text.split(/---\n(?=agreement)/);
      const ola = sla.replace('acme-email', 'a-second-level').replace('SLA', 'OLA');
      const inside = ola.replace('customer: acme', 'customer: messaging');
      return `${parties}---\n${sla.replace(/$/, '')}\n---\n${inside}`;
    });
    const opened = { key: 'INC1', events: [happening({ type: 'opened', at: START })] };
    for (const agreementKey of ['a-second-level', 'acme-email']) {
      const items = [opened];
      await recordWorkItemEvents(contextAt(0), { agreementKey, source: 'test', items });
    }
    await watch(75);
    expect(await notices()).toMatchObject([
      {
        payload: {
          lines: [
            { promised: { agreement: 'acme-email' }, seen: { level: 75 } },
            { promised: { agreement: 'a-second-level' }, seen: { level: 75 } },
          ],
        },
      },
    ]);
    expect(await alerts()).toEqual([50, 75, 50, 75]);
  });

  it('tells whoever owns the promise where the team has no channel', async () => {
    await agree(contextAt(0), (text) => text.replace("channels: { team: '#messaging' }", ''));
    await open();
    await watch(101);
    expect(await notices()).toMatchObject([{ recipient: { channel: 'U01MARA' } }]);
  });

  it('records what nobody can be told', async () => {
    await agree(contextAt(0), (text) =>
      text.replace("channels: { team: '#messaging' }", '').replace('user: U01MARA, ', ''),
    );
    await open();
    await watch(101);
    expect(await alerts()).toEqual([50, 75, 90, 100]);
    expect(await notices()).toEqual([]);
  });
});
