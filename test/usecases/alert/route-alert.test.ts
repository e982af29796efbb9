import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatInstant, MINUTE, parseInstant } from '../../../src/domain/calendar/instant.ts';
import type { Queue } from '../../../src/outbox/queue.ts';
import { recordOutages } from '../../../src/storage/outages.ts';
import { acknowledgeList } from '../../../src/usecases/alert/acknowledge-list.ts';
import { acknowledgeAlert } from '../../../src/usecases/alert/answer-alert.ts';
import { escalateAlerts } from '../../../src/usecases/alert/escalate-alerts.ts';
import { watchAlerts } from '../../../src/usecases/alert/watch-alerts.ts';
import { declareOutage } from '../../../src/usecases/outage/declare-outage.ts';
import { watchClocks } from '../../../src/usecases/watch/watch-clocks.ts';
import { emptiedDatabase, type TestDatabase } from '../../database.ts';
import { jobContext, openTestQueue } from '../notice/office.ts';
import { agree, happen, happening } from '../watch/agreed.ts';

// A Monday; 08:00 UTC is 09:00 in Berlin.
const START = parseInstant('2026-11-02T08:00:00Z');
let test: TestDatabase;
let queue: Queue;

beforeEach(async () => {
  test = await emptiedDatabase();
  queue = await openTestQueue(test);
});
afterEach(async () => {
  await queue.stop();
  await test.close();
});

const minute = (count: number) => START + count * MINUTE;
const contextAt = (minutes: number) => jobContext(test, { queue, now: minute(minutes) });

const PEOPLE = `people:
  - { key: mara, name: Mara Lind, user: U01MARA, roles: [service-owner] }
  - { key: night, name: Night shift, group: S01NIGHT }
  - { key: max, name: Max Boss, user: U01MAX, timeZone: Asia/Tokyo, roles: [executive] }`;

const asMara = (minutes: number) => {
  const actor = { kind: 'person', userId: 'U01MARA', teamId: 'T0', guest: false } as const;
  return { ...contextAt(minutes), actor, workspace: { ...test.workspace, teamId: 'T0' } };
};

/** The register, with what the team says about its alerts and the agreement about its reports. */
function agreeOn(alerts: string, more = '') {
  return agree(contextAt(0), (text) =>
    text
      .replace(
        /people: \[\{ key: mara.*\n/,
        `${PEOPLE}\n${alerts === '' ? '' : `alerts: ${alerts}\n`}`,
      )
      .replace('report: { every: month }', `report: { every: month${more} }`),
  );
}

/** Tickets that were opened at once, of a priority. */
function open(count: number, priority = 'P3', at = 0) {
  const items = Array.from({ length: count }, (_, index) => ({
    key: `INC${at}-${index + 1}`,
    events: [happening({ type: 'opened', at: minute(at), priority })],
  }));
  return happen(contextAt(at), ...items);
}

async function watch(minutes: number) {
  await watchClocks(contextAt(minutes));
  await watchAlerts(contextAt(minutes));
  await escalateAlerts(contextAt(minutes));
}

/** What may be sent by then is posted, as if by the outbox. */
async function deliver(minutes: number) {
  await test.database.sql(
    `UPDATE "Notice" SET state = 'delivered', "deliveredAt" = now(), "channelId" = channel, "messageTs" = id::text
     WHERE state = 'pending' AND ("notBefore" IS NULL OR "notBefore" <= $1::timestamptz)`,
    [formatInstant(minute(minutes))],
  );
}

type Row = {
  readonly kind: string;
  readonly channel: string;
  readonly state: string;
  readonly payload: Record<string, unknown>;
  readonly held: string | null;
};

const notices = (kind?: string) =>
  test.database.sql<Row>(
    `SELECT kind, channel, state, payload, to_char("notBefore" AT TIME ZONE 'UTC', 'DD HH24:MI') AS held
     FROM "Notice" WHERE $1::text IS NULL OR kind = $1 ORDER BY id`,
    [kind ?? null],
  );

const steps = () =>
  test.database.sql<{ type: string; to: string | null }>(
    `SELECT type, content ->> 'to' AS to FROM "EpisodeStep" ORDER BY at, "episodeId", number`,
  );

const kinds = async () => (await notices()).map(({ kind, state }) => [kind, state]);

describe('an alert', () => {
  it('goes to whoever owns the promise where customers read in the channel that is named for the team', async () => {
    await agree(contextAt(0), (text) =>
      text.replace('name: Acme GmbH', "name: Acme GmbH\nchannels: { customer: '#messaging' }"),
    );
    await open(1);
    await watch(80);
    expect(await notices('alert')).toMatchObject([{ channel: 'U01MARA' }]);
  });
});

describe('quiet hours', () => {
  const QUIET = "{ quietHours: { from: '10:00', to: '12:00' } }";

  it('hold a message until they end for its reader; the fact is recorded at once', async () => {
    await agreeOn(QUIET);
    await open(1);
    await watch(80);
    expect(await notices('alert')).toMatchObject([{ state: 'pending', held: '02 11:00' }]);
    expect(await steps()).toMatchObject([{ type: 'opened' }]);
  });

  it('hold nothing up outside of them, and nothing where nobody has asked for them', async () => {
    await agreeOn("{ quietHours: { from: '22:00', to: '06:00' } }");
    await open(1);
    await watch(80);
    expect(await notices('alert')).toMatchObject([{ held: null }]);
  });

  it('do not hold up a miss of priority 1', async () => {
    await agreeOn(QUIET);
    await open(1, 'P1');
    await watch(80);
    expect(await notices('alert')).toMatchObject([{ held: '02 11:00' }]);
    await watch(101);
    expect((await notices('alert')).map(({ held }) => held)).toEqual([null]);
  });

  it('let what ended meanwhile never be posted', async () => {
    await agreeOn(QUIET);
    await open(1);
    await watch(80);
    const done = happening({ type: 'resolved', at: minute(85) });
    await happen(contextAt(85), { key: 'INC0-1', events: [done] });
    await watch(86);
    expect(await kinds()).toEqual([['alert', 'dropped']]);
    expect((await steps()).map(({ type }) => type)).toEqual(['opened', 'recovered']);
  });

  it('leave what ended meanwhile to the digest where there is one', async () => {
    await agreeOn("{ quietHours: { from: '10:00', to: '12:00' }, digestAt: '17:30' }");
    await open(1, 'P2');
    await watch(80);
    const done = happening({ type: 'resolved', at: minute(85) });
    await happen(contextAt(85), { key: 'INC0-1', events: [done] });
    await watch(86);
    expect(await notices('alert-list')).toMatchObject([
      { held: '02 16:30', payload: { why: 'digest', total: 1, open: 0 } },
    ]);
  });

  it('hold what is new below a message, but not what a person does', async () => {
    await agreeOn("{ quietHours: { from: '10:25', to: '12:00' } }");
    await open(1);
    await watch(80);
    await deliver(80);
    await watch(91);
    expect(await notices('alert-told')).toMatchObject([{ held: '02 11:00' }]);
    expect(await notices('alert')).toMatchObject([{ held: null, state: 'pending' }]);
  });
});

describe('the ladder', () => {
  const LADDER =
    '{ ladder: [{ after: 10m, tell: night }, { after: 20m, tell: executive }], calendar: always }';
  const escalated = async () =>
    (await steps()).flatMap(({ type, to }) => (type === 'escalated' ? [to] : []));

  it('tells the next one while nobody acknowledges: a group in the channel, a person by themselves', async () => {
    await agreeOn(LADDER);
    await open(1);
    await watch(76);
    await watch(85);
    expect(await escalated()).toEqual([]);
    await watch(86);
    await watch(87);
    expect(await escalated()).toEqual(['Night shift']);
    await watch(96);
    expect(await escalated()).toEqual(['Night shift', 'Max Boss']);
    expect(await notices('alert-escalated')).toMatchObject([
      { channel: 'U01MAX', payload: { to: { user: 'U01MAX' } } },
    ]);
    expect(await notices('alert-told')).toMatchObject([
      { channel: '#messaging', payload: { what: 'escalated', group: 'S01NIGHT' } },
      ...[{ payload: { what: 'worsened' } }, { payload: { what: 'escalated', group: null } }],
    ]);
  });

  it('stops when somebody acknowledges', async () => {
    await agreeOn(LADDER);
    await open(1);
    await watch(76);
    const [first] = await notices('alert');
    const actor = { kind: 'person', userId: 'U01MARA', teamId: 'T0', guest: false } as const;
    const workspace = { ...test.workspace, teamId: 'T0' };
    const context = { ...contextAt(80), actor, workspace };
    await acknowledgeAlert(context, { id: String(first?.payload.episode) });
    await watch(100);
    expect(await escalated()).toEqual([]);
  });

  it('stops when the work is done', async () => {
    await agreeOn(LADDER);
    await open(1);
    await watch(76);
    const done = happening({ type: 'resolved', at: minute(80) });
    await happen(contextAt(80), { key: 'INC0-1', events: [done] });
    await watch(100);
    expect(await escalated()).toEqual([]);
  });

  it('tells only the highest step that was reached while nobody watched', async () => {
    await agreeOn(LADDER);
    await open(1);
    await watch(76);
    await watch(200);
    expect(await escalated()).toEqual(['Max Boss']);
  });

  it('counts in hours of its own, and tells each step once however many look at it', async () => {
    await agree(contextAt(0), (text) =>
      text
        .replace(
          /people: \[\{ key: mara.*\n/,
          `${PEOPLE}\nalerts: ${LADDER.replace('always', 'late')}\n`,
        )
        .replace(
          'agreement: acme-email',
          "calendar: late\ntimeZone: UTC\nweekly: { mon: [['10:00', '18:00']] }\n---\nagreement: acme-email",
        ),
    );
    await open(1);
    await watch(76);
    await watch(129);
    expect(await escalated()).toEqual([]);
    await Promise.all([1, 2, 3].map(() => escalateAlerts(contextAt(130))));
    await escalateAlerts(contextAt(131));
    expect(await escalated()).toEqual(['Night shift']);
  });

  it('lets people sleep in their own zone', async () => {
    // 10:16 in Berlin is 18:16 in Tokyo.
    await agreeOn(
      "{ ladder: [{ after: 1m calendar, tell: max }], quietHours: { from: '18:00', to: '23:00' } }",
    );
    await open(1);
    await watch(76);
    await watch(77);
    expect(await notices('alert-escalated')).toMatchObject([{ held: '02 14:00' }]);
    expect(await notices('alert')).toMatchObject([{ held: null }]);
    // What becomes of it meanwhile wakes nobody, either.
    await watch(91);
    expect((await steps()).map(({ type }) => type)).toEqual(['opened', 'escalated', 'worsened']);
    expect(await notices('alert-escalated')).toMatchObject([{ held: '02 14:00' }]);
  });
});

describe('the ladder of what stands in a list', () => {
  const LADDER =
    'ladder: [{ after: 10m, tell: night }, { after: 20m, tell: executive }], calendar: always';
  const told = async () =>
    (await notices('alert-list-told')).map(({ payload: { what, to } }) => [what, to]);

  it('goes on as one message for all of it, and stops when somebody is at all of it', async () => {
    await agreeOn(`{ mostPerHour: 1, ${LADDER} }`);
    await open(4);
    await watch(76);
    expect(await told()).toEqual([]);
    await watch(86);
    expect(await told()).toEqual([['escalated', { name: 'Night shift', user: null }]]);
    await watch(96);
    expect(await notices('alert-list-escalated')).toMatchObject([
      { channel: 'U01MAX', payload: { content: { total: 3, waiting: 3 } } },
    ]);
    const list = String((await notices('alert-list'))[0]?.payload.list);
    expect(await acknowledgeList(asMara(97), { list })).toBe(3);
    expect(await acknowledgeList(asMara(98), { list })).toBe(0);
    expect(await notices('alert-list')).toMatchObject([{ payload: { waiting: 0 } }]);
    expect(await notices('alert-list-escalated')).toMatchObject([
      { payload: { content: { waiting: 0 } } },
    ]);
    // The one that stands by itself was escalated by itself.
    expect(await notices('alert-escalated')).toHaveLength(1);
  });

  it('wakes nobody for what can wait for a list once a day, and counts from when it cannot any more', async () => {
    await agreeOn(`{ digestAt: '17:30', ${LADDER} }`);
    await open(1);
    await watch(76);
    await watch(89);
    expect((await steps()).map(({ type }) => type)).toEqual(['opened']);
    await watch(90);
    await watch(99);
    expect((await steps()).map(({ type }) => type)).toEqual(['opened', 'worsened']);
    await watch(100);
    expect((await steps()).map(({ type }) => type)).toEqual(['opened', 'worsened', 'escalated']);
  });

  it('does not count while nobody could read of it', async () => {
    await agreeOn(
      "{ quietHours: { from: '10:00', to: '12:00' }, ladder: [{ after: 10m calendar, tell: night }] }",
    );
    await open(1);
    await watch(80);
    await watch(189);
    expect((await steps()).map(({ type }) => type)).toEqual(['opened', 'breached']);
    await watch(190);
    expect((await steps()).map(({ type }) => type)).toEqual(['opened', 'breached', 'escalated']);
  });

  it('says aloud below the list of an outage what of priority 1 was missed', async () => {
    await agreeOn('{ mostPerHour: 20 }');
    await open(2, 'P1');
    await open(1, 'P3', 1);
    const outage = { id: 'down', serviceKey: 'email', from: minute(70), to: null, weight: 1 };
    await recordOutages(test.database, {
      ...{ workspaceId: test.workspace.id, receivedAt: minute(70), outages: [outage] },
    });
    await watch(80);
    expect(await told()).toEqual([]);
    await watch(102);
    expect(await told()).toEqual([['missed', null]]);
    const [missed] = await notices('alert-list-told');
    expect(missed?.payload.alerts).toHaveLength(2);
    expect(await notices('alert')).toEqual([]);
  });

  it('begins for what is open when it is agreed, without going up to where it would be by then', async () => {
    await agreeOn('');
    await open(1);
    await watch(76);
    await agree(contextAt(95), (text) =>
      text.replace(/people: \[\{ key: mara.*\n/, `${PEOPLE}\nalerts: { ${LADDER} }\n`),
    );
    await watch(95);
    await watch(104);
    const escalated = async () =>
      (await steps()).flatMap(({ type, to }) => (type === 'escalated' ? [to] : []));
    expect(await escalated()).toEqual([]);
    await watch(105);
    expect(await escalated()).toEqual(['Night shift']);
  });

  it('counts the alerts of an hour once, however many are told at the same time', async () => {
    await agreeOn('{ mostPerHour: 3 }');
    await open(8);
    await Promise.all([76, 76, 76].map((at) => watchClocks(contextAt(at))));
    expect(await notices('alert')).toHaveLength(3);
    expect(await notices('alert-list')).toMatchObject([{ payload: { total: 5 } }]);
  });
});

describe('many alerts', () => {
  it('become one list above so many an hour in a channel, the worst first', async () => {
    await agreeOn('{ mostPerHour: 3 }');
    await open(10);
    await watch(76);
    expect(await notices('alert')).toHaveLength(3);
    expect(await notices('alert-list')).toMatchObject([
      { channel: '#messaging', payload: { why: 'limit', total: 7, open: 7, missed: 0 } },
    ]);
    await watch(101);
    expect(await notices('alert-list')).toMatchObject([{ payload: { total: 7, missed: 7 } }]);
    expect(await notices('alert')).toHaveLength(3);
  });

  it('are told one by one where nobody has asked for less', async () => {
    await agreeOn('');
    await open(25);
    await watch(76);
    expect(await notices('alert')).toHaveLength(25);
  });

  it('do not hide a miss of priority 1', async () => {
    await agreeOn('{ mostPerHour: 1 }');
    await open(2, 'P1');
    await watch(76);
    expect(await notices('alert')).toHaveLength(1);
    await watch(101);
    expect(await notices('alert')).toHaveLength(2);
    expect(await notices('alert-list')).toMatchObject([{ state: 'dropped' }]);
  });

  it('are one list where an outage goes on, until it is over', async () => {
    await agreeOn('{ mostPerHour: 20 }');
    await open(4);
    const outage = { id: 'down', serviceKey: 'email', from: minute(70), weight: 1 };
    const record = (to: number | null, at: number) =>
      recordOutages(test.database, {
        ...{ workspaceId: test.workspace.id, receivedAt: minute(at) },
        outages: [{ ...outage, to }],
      });
    await record(null, 70);
    await watch(76);
    expect(await notices()).toMatchObject([
      { kind: 'alert-list', payload: { why: 'outage', total: 4, serviceName: 'E-mail' } },
    ]);
    await record(minute(85), 86);
    await watch(101);
    expect(await notices('alert')).toHaveLength(4);
  });
});

describe('alerts by an outage that somebody has declared', () => {
  it('are one list below the message about it', async () => {
    await agreeOn('{ mostPerHour: 20 }');
    await open(3);
    const actor = { kind: 'person', userId: 'U01MARA', teamId: 'T0', guest: false } as const;
    const workspace = { ...test.workspace, teamId: 'T0' };
    const declared = await declareOutage(
      { ...contextAt(70), actor, workspace },
      { service: 'email', words: 'Mail is down', severity: 2, from: minute(69) },
    );
    await watch(76);
    const rows = await test.database.sql<{ threadKey: string }>(
      `SELECT "threadKey" FROM "Notice" WHERE kind = 'alert-list'`,
    );
    expect(rows).toEqual([{ threadKey: `outage/${declared.id}/#messaging` }]);
    expect(await notices('alert')).toEqual([]);
  });
});

describe('the digest', () => {
  it('tells once a day of first warnings of low priorities; what comes close is told at once', async () => {
    await agreeOn("{ digestAt: '17:30' }");
    await open(2);
    await watch(76);
    expect(await notices()).toMatchObject([
      { kind: 'alert-list', held: '02 16:30', payload: { why: 'digest', total: 2 } },
    ]);
    await open(1, 'P2', 5);
    await watch(81);
    expect(await notices('alert')).toHaveLength(1);
    await watch(90);
    expect(await notices('alert')).toHaveLength(3);
    expect(await notices('alert-list')).toMatchObject([{ state: 'dropped' }]);
  });
});

describe('the customer', () => {
  const told = () => notices('customer-message');

  it.each([
    ['where nothing is said', ''],
    ['where that was agreed', ', informCustomer: drafted'],
  ])('is told of a miss by a person %s', async (_, terms) => {
    await agreeOn('', `, customerChannel: '#acme'${terms}`);
    await open(1);
    await watch(101);
    expect(await told()).toEqual([]);
  });

  it('is told of a miss at once where that was agreed, and once', async () => {
    await agreeOn('', ", customerChannel: '#acme', informCustomer: automatic");
    await open(1);
    await watch(80);
    expect(await told()).toEqual([]);
    await watch(101);
    await watch(130);
    expect(await told()).toMatchObject([
      { channel: '#acme', payload: { text: expect.stringContaining('We are sorry') } },
    ]);
    expect((await steps()).map(({ type }) => type)).toEqual([
      ...['opened', 'breached', 'customer-informed'],
    ]);
  });

  it('reads of an outage that was declared, and not of each ticket that it makes late', async () => {
    await agreeOn('', ", customerChannel: '#acme', informCustomer: automatic");
    await open(3);
    await declareOutage(asMara(91), {
      ...{ service: 'email', words: 'Mail is down', severity: 2, from: minute(90) },
    });
    await watch(101);
    expect(await told()).toEqual([]);
    expect((await notices('outage')).map(({ channel }) => channel)).toContain('#acme');
  });

  it('is told of each where an outage was only measured, as nobody tells them of that', async () => {
    await agreeOn('', ", customerChannel: '#acme', informCustomer: automatic");
    await open(2);
    const outage = { id: 'down', serviceKey: 'email', from: minute(70), to: null, weight: 1 };
    await recordOutages(test.database, {
      ...{ workspaceId: test.workspace.id, receivedAt: minute(70), outages: [outage] },
    });
    await watch(101);
    expect(await told()).toHaveLength(2);
  });

  it('is left in peace in quiet hours of their own, but not about a miss of priority 1', async () => {
    await agree(contextAt(0), (text) =>
      text
        .replace(
          'name: Acme GmbH',
          "name: Acme GmbH\nalerts: { quietHours: { from: '10:00', to: '12:00' } }",
        )
        .replace(
          'every: month',
          "every: month, customerChannel: '#acme', informCustomer: automatic",
        ),
    );
    await open(1);
    await open(1, 'P1', 1);
    await watch(102);
    expect((await told()).map(({ held }) => held)).toEqual(['02 11:00', null]);
  });
});
