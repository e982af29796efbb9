import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOUR, MINUTE, parseInstant } from '../../../src/domain/calendar/instant.ts';
import type { Queue } from '../../../src/outbox/queue.ts';
import { recordOutages } from '../../../src/storage/outages.ts';
import { acknowledgeAlert } from '../../../src/usecases/alert/answer-alert.ts';
import { watchAlerts } from '../../../src/usecases/alert/watch-alerts.ts';
import {
  approveExclusion,
  revokeExclusion,
} from '../../../src/usecases/exclusion/decide-exclusion.ts';
import { requestExclusion } from '../../../src/usecases/exclusion/request-exclusion.ts';
import { watchClocks } from '../../../src/usecases/watch/watch-clocks.ts';
import { watchPeriods } from '../../../src/usecases/watch/watch-periods.ts';
import { emptiedDatabase, type TestDatabase } from '../../database.ts';
import { jobContext, openTestQueue } from '../notice/office.ts';
import { agree, alertMessages, alertSteps, happen, happening } from '../watch/agreed.ts';

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
const steps = async () => (await alertSteps(test, test.workspace.id)).map(({ type }) => type);
const standing = async () =>
  (await alertMessages(test)).map(({ payload }) => [payload.standing, payload.why]);

/** The watch looks around as its jobs do. */
async function watch(minutes: number) {
  await watchClocks(contextAt(minutes));
  const watched = await watchAlerts(contextAt(minutes));
  await deliver();
  return watched;
}

/** Everything that waits is posted, as if by the outbox. */
async function deliver() {
  await test.database.sql(
    `UPDATE "Notice" SET state = 'delivered', "deliveredAt" = now(), "channelId" = 'C1', "messageTs" = '1.1'
     WHERE state = 'pending'`,
  );
}

async function warned(minutes = 80) {
  const events = [happening({ type: 'opened', at: START })];
  await happen(contextAt(0), { key: 'INC1', title: 'Mail is slow', events });
  await watch(minutes);
}

function happenLater(
  minutes: number,
  event: Partial<Parameters<typeof happening>[0]> & Pick<Parameters<typeof happening>[0], 'type'>,
) {
  const at = event.at ?? minute(minutes);
  return happen(contextAt(minutes), { key: 'INC1', events: [happening({ at, ...event })] });
}

function exclude(from: number, to: number) {
  const person = { kind: 'person', userId: 'U0ANNA', teamId: 'T0', guest: false } as const;
  const home = { ...test.workspace, teamId: 'T0' };
  const of = (userId: string, minutes: number) => ({
    ...contextAt(minutes),
    ...{ actor: { ...person, userId }, workspace: home },
  });
  return { of, from: minute(from), to: minute(to) };
}

describe('an alert about a work item', () => {
  it('is over when the work is done in time', async () => {
    await warned();
    await happenLater(85, { type: 'resolved' });
    await watch(86);
    await watch(87);
    expect(await steps()).toEqual(['opened', 'recovered']);
    expect(await standing()).toEqual([['recovered', null]]);
  });

  it('is over when it is done, also when somebody takes it on a moment later', async () => {
    await warned();
    await happenLater(85, { type: 'resolved' });
    const { of } = exclude(0, 0);
    const [message] = await alertMessages(test);
    await acknowledgeAlert(of('U0ANNA', 86), { id: message?.payload.episode ?? '' });
    await watch(87);
    expect(await steps()).toEqual(['opened', 'acknowledged', 'recovered']);
  });

  it('says how late it was done in the end', async () => {
    await warned(101);
    await happenLater(120, { type: 'resolved' });
    await watch(121);
    const [message] = await alertMessages(test);
    expect(message?.payload).toMatchObject({
      ...{ standing: 'closed', missed: true },
      lines: [{ seen: { standing: 'late', remainingMs: -20 * MINUTE } }],
    });
    expect(await steps()).toEqual(['opened', 'closed']);
  });

  it('is told once and over at once when it was missed and done before anybody looked', async () => {
    const opened = happening({ type: 'opened', at: START });
    await happen(contextAt(0), { key: 'INC1', title: 'Mail is slow', events: [opened] });
    await watch(70);
    await happenLater(130, { type: 'resolved', at: minute(120) });
    await watch(131);
    await watch(132);
    expect(await steps()).toEqual(['opened', 'closed']);
    const [message, ...others] = await alertMessages(test);
    expect(others).toEqual([]);
    expect(message?.payload).toMatchObject({
      ...{ standing: 'closed', missed: true, cause: null },
      lines: [{ seen: { standing: 'late', remainingMs: -20 * MINUTE } }],
    });
    // What becomes known later changes what was told, and begins nothing.
    await happenLater(140, { type: 'assigned' });
    await watch(141);
    expect(await steps()).toEqual(['opened', 'closed']);
  });

  it('is told of the miss where it was warned of, when it was done before anybody looked again', async () => {
    await warned(80);
    await happenLater(130, { type: 'resolved', at: minute(120) });
    await watch(131);
    await watch(132);
    expect(await steps()).toEqual(['opened', 'closed']);
    expect(await alertMessages(test)).toHaveLength(1);
  });

  it('is not told of what ended long before it became known', async () => {
    const events = [
      happening({ type: 'opened', at: START }),
      happening({ type: 'resolved', at: minute(120) }),
    ];
    const later = 8 * 24 * 60;
    await happen(contextAt(later), { key: 'INC1', title: 'Mail is slow', events });
    await watch(later + 1);
    expect(await steps()).toEqual([]);
  });

  it('is taken back when a pause becomes known that was there before', async () => {
    await warned(101);
    await happenLater(102, {
      ...{ type: 'paused', at: minute(10), reason: 'awaiting-customer', party: 'customer' },
    });
    await watch(103);
    expect(await standing()).toEqual([['paused', null]]);
    await happenLater(104, { type: 'resumed', at: minute(70) });
    await watch(105);
    expect(await standing()).toEqual([['withdrawn', 'event']]);
    // What is reached again, and was told before, stands in the same message.
    await watch(150);
    expect(await standing()).toEqual([['at-risk', null]]);
    expect(await steps()).toEqual(['opened', 'changed', 'withdrawn', 'reopened']);
  });

  it.each([
    ['cancelled', 'cancelled'],
    ['merged', 'merged'],
  ] as const)('is taken back when it is %s', async (type, why) => {
    await warned();
    await happenLater(81, { type, ...(type === 'merged' && { into: 'INC2' }) });
    await watch(82);
    expect(await standing()).toEqual([['withdrawn', why]]);
  });

  it('is taken back when the hours are changed, and says so', async () => {
    await warned();
    await agree(contextAt(81), (text) => text.replace("mon: [['00:00', '24:00']], ", ''));
    await refold(81);
    await watch(82);
    expect(await standing()).toEqual([['withdrawn', 'terms']]);
  });

  it('is taken back by an exclusion, and holds again when that is revoked', async () => {
    await warned(101);
    const { of, from, to } = exclude(5, 95);
    const asked = await requestExclusion(of('U0ANNA', 102), {
      ...{ agreement: 'acme-email', from, to, category: 'force-majeure', reason: 'Storm' },
    });
    await approveExclusion(of('U0BEN', 103), { id: asked.id });
    await watch(104);
    expect(await standing()).toEqual([['withdrawn', 'exclusion']]);
    await revokeExclusion(of('U0BEN', 105), { id: asked.id, reason: 'It was calm' });
    await watch(106);
    expect(await standing()).toEqual([['breached', null]]);
    expect(await steps()).toEqual(['opened', 'withdrawn', 'reopened']);
  });

  it('that nobody has read yet is not sent any more when it is taken back', async () => {
    await happen(contextAt(0), { key: 'INC1', events: [happening({ type: 'opened', at: START })] });
    await watchClocks(contextAt(80));
    await happenLater(81, { type: 'cancelled' });
    await watchAlerts(contextAt(82));
    const states = await test.database.sql('SELECT state FROM "Notice"');
    expect(states).toEqual([{ state: 'dropped' }]);
    expect(await steps()).toEqual(['opened', 'withdrawn']);
  });

  it('costs nothing while nothing changes', async () => {
    await warned();
    expect(await watch(81)).toBe(0);
    await happenLater(82, { type: 'replied' });
    expect(await watch(83)).toBe(1);
    expect(await watch(84)).toBe(0);
    expect(await steps()).toEqual(['opened']);
  });

  it('is one, however many look at the same time', async () => {
    await warned();
    await happenLater(85, { type: 'resolved' });
    await Promise.all([watch(86), watch(86), watch(86)]);
    expect(await steps()).toEqual(['opened', 'recovered']);
  });

  it('begins anew with the next cycle', async () => {
    await warned();
    await happenLater(85, { type: 'resolved' });
    await watch(86);
    await happenLater(90, { type: 'reopened' });
    await watch(91);
    expect(await steps()).toEqual(['opened', 'recovered', 'reopened']);
    await watch(110);
    expect((await steps()).at(-1)).toBe('breached');
    expect(await alertMessages(test)).toHaveLength(1);
  });
});

async function refold(minutes: number) {
  const { refoldClocks } = await import('../../../src/usecases/rebuild/refold-clocks.ts');
  await refoldClocks(contextAt(minutes));
}

describe('an alert about a period', () => {
  const outage = (id: string, to: number, receivedAt = 0) =>
    recordOutages(test.database, {
      ...{ workspaceId: test.workspace.id, receivedAt: minute(receivedAt) },
      outages: [{ id, serviceKey: 'email', from: START, to: minute(to) }],
    });
  const watchPeriod = async (minutes: number) => {
    await watchPeriods(contextAt(minutes));
    await watchAlerts(contextAt(minutes));
    await deliver();
  };

  it('is taken back when an outage turns out to have been shorter', async () => {
    await outage('1', 50);
    await watchPeriod(60);
    expect(await standing()).toEqual([['breached', null]]);
    await outage('1', 5, 61);
    await watchPeriod(62);
    expect(await standing()).toEqual([['withdrawn', 'measurement']]);
    await outage('1', 50, 63);
    await watchPeriod(64);
    expect(await standing()).toEqual([['breached', null]]);
    expect(await steps()).toEqual(['opened', 'withdrawn', 'reopened']);
  });

  it('is over with its period: kept, or missed for good', async () => {
    await outage('1', 35);
    await watchPeriod(60);
    const december = parseInstant('2026-12-01T00:00:00Z');
    await watchAlerts({ ...contextAt(0), now: december + HOUR });
    expect(await standing()).toEqual([['recovered', null]]);
  });

  it('that was missed stays so when its period ends', async () => {
    await outage('1', 50);
    await watchPeriod(60);
    await watchAlerts({ ...contextAt(0), now: parseInstant('2026-12-01T00:00:00Z') });
    expect(await standing()).toEqual([['closed', null]]);
    await watchAlerts({ ...contextAt(0), now: parseInstant('2026-12-02T00:00:00Z') });
    expect(await steps()).toEqual(['opened', 'closed']);
  });
});
