import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../../src/domain/calendar/instant.ts';
import { listExclusions } from '../../../src/usecases/exclusion/list-exclusions.ts';
import {
  approveMaintenance,
  declineMaintenance,
  maintenanceToApprove,
} from '../../../src/usecases/maintenance/approve-maintenance.ts';
import {
  cancelMaintenance,
  endMaintenance,
  extendMaintenance,
  moveMaintenance,
} from '../../../src/usecases/maintenance/change-maintenance.ts';
import {
  listMaintenances,
  maintenanceMeant,
  maintenancesToApprove,
  maintenancesToEnd,
  maintenanceToChange,
} from '../../../src/usecases/maintenance/list-maintenances.ts';
import {
  planMaintenance,
  previewMaintenance,
} from '../../../src/usecases/maintenance/plan-maintenance.ts';
import { watchMaintenance } from '../../../src/usecases/maintenance/watch-maintenance.ts';
import { declareOutage } from '../../../src/usecases/outage/declare-outage.ts';
import { showStatus } from '../../../src/usecases/status/show-status.ts';
import { AROUND_THE_CLOCK, type Newsdesk, NOON, openNewsdesk } from '../outage/newsdesk.ts';

/** Saturday 21 November 2026, 22:00 in Berlin. */
const SATURDAY = Date.parse('2026-11-21T21:00:00Z');
const disk = {
  ...{ service: 'e-mail', from: SATURDAY, to: SATURDAY + 1.5 * HOUR, words: 'A new disk' },
  inside: 'bring a screwdriver',
};

async function planned(desk: Newsdesk, wanted = disk): Promise<string> {
  const { id } = await planMaintenance(desk.as('U0BEN'), wanted);
  await approveMaintenance(desk.as('U0DORA'), { id });
  return id;
}

async function downtime({ as }: Newsdesk, agreement: string, now: number) {
  const { agreements } = await showStatus(as('U0ANNA', now), { agreement });
  const figure = agreements[0]?.targets.find(({ terms }) => terms.key === 'availability')?.figure;
  return figure?.attainment.of === 'time' ? figure.attainment.downtimeMs / MINUTE : null;
}

/** The same maintenance many times more, each newer than the last. */
async function repeatedAsKept(desk: Newsdesk, id: string, times: number): Promise<void> {
  await desk.as('U0ANNA').database.sql(
    `WITH more AS (
       INSERT INTO "Maintenance" ("workspaceId", "serviceKey", "plannedAt", state)
       SELECT "workspaceId", "serviceKey", "plannedAt", state
       FROM "Maintenance", generate_series(1, $2::int) WHERE id = $1::bigint
       RETURNING id
     )
     INSERT INTO "MaintenanceStep" ("maintenanceId", number, at, actor, type, content)
     SELECT more.id, number, at, actor, type, content
     FROM more, "MaintenanceStep" WHERE "maintenanceId" = $1::bigint`,
    [id, times],
  );
}

describe('a maintenance that was planned long ahead', () => {
  it('can still be changed when many others were planned since, by its service or its number', async () => {
    const desk = await openNewsdesk();
    const { id } = await planMaintenance(desk.as('U0BEN'), disk);
    const other = await planMaintenance(desk.as('U0BEN'), { ...disk, to: disk.to + HOUR });
    await cancelMaintenance(desk.as('U0BEN'), { id: other.id, reason: 'Not needed' });
    await repeatedAsKept(desk, other.id, 39);
    const ben = desk.as('U0BEN');
    expect(await maintenanceMeant(ben, 'email')).toMatchObject({ id, state: 'proposed' });
    expect(await maintenanceMeant(ben, id)).toMatchObject({ id });
    const asked = maintenanceToChange(ben, { id, right: 'request-exclusion' });
    expect(await asked).toMatchObject({ id });
    await expect(maintenanceMeant(ben, '9'.repeat(30))).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

describe('before a maintenance is planned', () => {
  it.each([
    [
      'announced in time, inside the window',
      { from: SATURDAY, to: SATURDAY + HOUR },
      'It lies outside the agreed hours',
    ],
    [
      'on a working day',
      { from: NOON + 3 * DAY, to: NOON + 3 * DAY + HOUR },
      '1 h counts as downtime',
    ],
  ])('%s, each agreement says what counts', async (_, span, wanted) => {
    const desk = await openNewsdesk();
    const asked = { ...disk, ...span };
    const { effects } = await previewMaintenance(desk.as('U0BEN'), asked);
    expect(effects.map(({ name }) => name)).toEqual(['acme-email', 'globex-email']);
    expect(effects[0]?.sentences.join(' ')).toContain(wanted);
    expect(effects[1]?.sentences.join(' ')).toContain('No planned maintenance was agreed.');
  });

  it('says when it is too late, outside a window or more than a month may have', async () => {
    const desk = await openNewsdesk(AROUND_THE_CLOCK);
    const says = async (from: number, hours: number, now = NOON) => {
      const asked = { ...disk, from, to: from + hours * HOUR };
      const { effects } = await previewMaintenance(desk.as('U0BEN', now), asked);
      return effects[0]?.sentences.join(' ');
    };
    expect(await says(SATURDAY, 1)).toBe(
      'All of it was agreed as maintenance: 1 h does not count.',
    );
    expect(await says(SATURDAY, 1, SATURDAY - 2 * HOUR)).toBe(
      '1 h counts as downtime. The agreed notice is 1 day, so it is announced too late. It could begin Sun 22 Nov 2026, 20:00 (Europe/Berlin) at the earliest.',
    );
    expect(await says(SATURDAY + HOUR, 2)).toBe(
      '1 h does not count, 1 h counts as downtime. 1 h lies outside the agreed windows.',
    );
    expect(await says(SATURDAY - 2 * HOUR, 4)).toBe(
      '3 h does not count, 1 h counts as downtime. 1 h goes beyond the 3 support hours a month that were agreed.',
    );
  });

  it('names what else happens at that time', async () => {
    const desk = await openNewsdesk();
    await planned(desk);
    const mail = { service: 'email', from: NOON - 1, severity: 1, words: 'down' } as const;
    await declareOutage(desk.as('U0BEN'), mail);
    const asked = { ...disk, from: SATURDAY + HOUR, to: SATURDAY + 2 * HOUR };
    const said = async (now: number) =>
      (await previewMaintenance(desk.as('U0BEN', now), asked)).overlaps;
    const other = expect.stringContaining('Sat 21 Nov 2026, 22:00–23:30 (Europe/Berlin)');
    expect(await said(NOON)).toEqual([other]);
    expect(await said(SATURDAY - HOUR)).toEqual([other, 'An outage of E-mail goes on now.']);
  });

  it.each([
    ['has begun', { from: NOON - 1 }],
    ['ends before it begins', { to: SATURDAY }],
    ['says nothing', { words: ' ' }],
  ])('one that %s is refused', async (_, wrong) => {
    const desk = await openNewsdesk();
    const asked = previewMaintenance(desk.as('U0BEN'), { ...disk, ...wrong });
    await expect(asked).rejects.toMatchObject({ code: 'invalid' });
  });

  it.each(['U0CARL', 'U0EMMA'])('%s may not plan any', async (who) => {
    const desk = await openNewsdesk();
    const asked = previewMaintenance(desk.as(who), disk);
    await expect(asked).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('a planned maintenance', () => {
  it('is for the team alone until a second person approves it, then announced and excluded', async () => {
    const desk = await openNewsdesk();
    const ben = desk.as('U0BEN');
    const { id, repeated } = await planMaintenance(ben, disk);
    expect(repeated).toBe(false);
    expect((await planMaintenance(ben, disk)).repeated).toBe(true);
    expect((await desk.told()).map(({ channel }) => channel)).toEqual(['#mail']);
    expect(await listMaintenances(desk.as('U0EMMA'))).toEqual([]);
    await expect(approveMaintenance(ben, { id })).rejects.toThrow('may approve exclusions');
    const anna = planMaintenance(desk.as('U0ANNA'), { ...disk, words: 'other' });
    const own = approveMaintenance(desk.as('U0ANNA'), { id: (await anna).id });
    await expect(own).rejects.toThrow('A second person has to approve it');
    expect((await maintenanceToApprove(desk.as('U0DORA'), { id })).judged).toHaveLength(2);
    await approveMaintenance(desk.as('U0DORA'), { id });
    expect(await listExclusions(ben)).toMatchObject([
      {
        ...{ agreementKey: 'acme-email', serviceKey: 'email', announcedAt: NOON },
        ...{ requester: 'person:T1/U0BEN', approval: { actor: 'person:T1/U0DORA' } },
      },
    ]);
    const theirs = (await desk.told()).filter(({ channel }) => channel === '#acme');
    expect(theirs.map(({ key }) => key)).toEqual([`maintenance/${id}/#acme`]);
    expect(JSON.stringify(theirs)).not.toMatch(/screwdriver|Ben|Dora|globex/i);
    const twice = approveMaintenance(desk.as('U0ANNA'), { id });
    await expect(twice).rejects.toMatchObject({ code: 'conflict' });
    const [seen] = await listMaintenances(desk.as('U0EMMA'));
    expect(seen).toMatchObject({ id, inside: null, mayChange: false });
    expect(seen?.effects.map(({ name }) => name)).toEqual(['acme-email']);
  });

  it('is reminded of, begins, is warned of its end and overruns, each once', async () => {
    const desk = await openNewsdesk(AROUND_THE_CLOCK);
    const id = await planned(desk);
    const told = async () =>
      (await desk.told())
        .filter(({ key, channel }) => channel === '#acme' && key.split('/').length > 3)
        .map(({ key }) => key.split('/')[3]);
    const look = (at: number) => watchMaintenance(desk.as('U0ANNA', at));
    expect(await look(SATURDAY - DAY - 1)).toBe(0);
    for (const at of [SATURDAY - DAY, SATURDAY - HOUR, SATURDAY, SATURDAY + 80 * MINUTE]) {
      expect(await look(at)).toBe(1);
      expect(await look(at)).toBe(0);
    }
    expect(await told()).toEqual(['reminded', 'reminded', 'started']);
    expect(await downtime(desk, 'acme-email', SATURDAY + HOUR)).toBe(0);
    expect(await downtime(desk, 'globex-email', SATURDAY + HOUR)).toBe(60);
    await look(SATURDAY + 2 * HOUR);
    expect(await told()).toContain('overrun');
    const [message] = (await desk.told()).filter(({ key }) => key === `maintenance/${id}/#acme`);
    expect(message?.payload).toMatchObject({ state: 'running', overrun: true });
    expect(await downtime(desk, 'acme-email', SATURDAY + 2 * HOUR)).toBe(30);
    const late = desk.as('U0BEN', SATURDAY + 2 * HOUR);
    await extendMaintenance(late, { id, to: SATURDAY + 2.5 * HOUR, words: 'The disk is slow' });
    await look(SATURDAY + 3 * HOUR);
    expect((await told()).filter((move) => move === 'overrun')).toHaveLength(2);
    await endMaintenance(desk.as('U0BEN', SATURDAY + 3 * HOUR), { id, to: SATURDAY + 2.5 * HOUR });
    expect(await downtime(desk, 'acme-email', SATURDAY + DAY)).toBe(60);
    expect(await look(SATURDAY + DAY)).toBe(0);
  });

  it('that ends early leaves nothing of it down', async () => {
    const desk = await openNewsdesk(AROUND_THE_CLOCK);
    const id = await planned(desk);
    await watchMaintenance(desk.as('U0ANNA', SATURDAY + 1));
    const ben = desk.as('U0BEN', SATURDAY + HOUR);
    await expect(cancelMaintenance(ben, { id, reason: 'x' })).rejects.toThrow('it goes on now');
    await endMaintenance(ben, { id, to: SATURDAY + 30 * MINUTE });
    expect(await downtime(desk, 'globex-email', SATURDAY + HOUR)).toBe(30);
    await expect(endMaintenance(ben, { id, to: SATURDAY + HOUR })).rejects.toThrow('it is over');
  });

  it('is cancelled with a word to those who were told, and its exclusions are revoked', async () => {
    const desk = await openNewsdesk();
    const id = await planned(desk);
    await cancelMaintenance(desk.as('U0BEN'), { id, reason: 'the disk is not there' });
    expect((await listExclusions(desk.as('U0BEN')))[0]?.revocation).not.toBeNull();
    const last = (await desk.told()).findLast(({ channel }) => channel === '#acme');
    expect(last).toMatchObject({ key: `maintenance/${id}/#acme/cancelled/3` });
    expect(await watchMaintenance(desk.as('U0BEN', SATURDAY))).toBe(0);
  });

  it('is moved once a second person approves the new times; until then the old ones hold', async () => {
    const desk = await openNewsdesk();
    const id = await planned(desk);
    const sunday = { from: SATURDAY + DAY, to: SATURDAY + DAY + HOUR };
    await moveMaintenance(desk.as('U0BEN'), { id, ...sunday, reason: 'a match is on' });
    const [before] = await listMaintenances(desk.as('U0EMMA'));
    expect(before).toMatchObject({ from: SATURDAY, wanted: null });
    await approveMaintenance(desk.as('U0DORA'), { id });
    expect(await listMaintenances(desk.as('U0EMMA'))).toMatchObject([sunday]);
    const exclusions = await listExclusions(desk.as('U0BEN'));
    expect(exclusions.map(({ from, revocation }) => [from, revocation !== null])).toEqual([
      [SATURDAY + DAY, false],
      [SATURDAY, true],
    ]);
    expect((await desk.told()).at(-1)?.key).toBe(`maintenance/${id}/#acme/moved/4`);
  });

  it('that nobody approves does not take place, nor one that is declined', async () => {
    const desk = await openNewsdesk();
    const { id } = await planMaintenance(desk.as('U0BEN'), disk);
    await declineMaintenance(desk.as('U0DORA'), { id, reason: 'not on a Saturday' });
    const other = await planMaintenance(desk.as('U0BEN'), disk);
    expect(other.repeated).toBe(false);
    await watchMaintenance(desk.as('U0ANNA', SATURDAY));
    const states = (await listMaintenances(desk.as('U0BEN'))).map(({ state }) => state);
    expect(states).toEqual(['cancelled', 'cancelled']);
    expect((await desk.told()).every(({ channel }) => channel === '#mail')).toBe(true);
    await expect(maintenanceMeant(desk.as('U0BEN'), 'email')).rejects.toThrow('no maintenance');
  });
});

describe('a maintenance that waits for approval', () => {
  const asked = async ({ told }: Newsdesk) =>
    (await told())
      .filter(({ payload }) => payload.kind === 'maintenance-owed')
      .map(({ channel, payload }) => [channel, payload.what]);

  it('is brought to those who may approve it before the notice has passed, and to its planner after', async () => {
    const desk = await openNewsdesk(AROUND_THE_CLOCK);
    await planMaintenance(desk.as('U0BEN'), disk);
    expect(await maintenancesToApprove(desk.as('U0BEN'))).toEqual([]);
    expect(await maintenancesToApprove(desk.as('U0DORA'))).toMatchObject([
      { approveBy: SATURDAY - DAY },
    ]);
    const look = (at: number) => watchMaintenance(desk.as('U0ANNA', at));
    expect(await look(SATURDAY - 2 * DAY - 1)).toBe(0);
    await look(SATURDAY - 2 * DAY);
    expect(await asked(desk)).toEqual(
      ['#mail', 'U0ANNA', 'U0DORA'].map((to) => [to, 'approval-near']),
    );
    await look(SATURDAY - DAY - HOUR);
    await look(SATURDAY - DAY + MINUTE);
    expect((await asked(desk)).slice(6)).toEqual(
      ['#mail', 'U0BEN'].map((to) => [to, 'approval-late']),
    );
    const late = (await desk.told()).find(({ payload }) => payload.what === 'approval-late');
    expect(JSON.stringify(late?.payload.sentences)).toContain('it is announced too late');
    expect(await look(SATURDAY - HOUR)).toBe(0);
  });

  it('leaves a move that nobody approves in time as if it had not been asked for', async () => {
    const desk = await openNewsdesk();
    const id = await planned(desk);
    const friday = { from: SATURDAY - DAY, to: SATURDAY - DAY + HOUR };
    await moveMaintenance(desk.as('U0BEN'), { id, ...friday, reason: 'sooner is better' });
    await watchMaintenance(desk.as('U0ANNA', SATURDAY - DAY + 1));
    const [one] = await listMaintenances(desk.as('U0BEN', SATURDAY - DAY + 1));
    expect(one).toMatchObject({ state: 'planned', from: SATURDAY, wanted: null });
  });
});

describe('a maintenance whose window passed while nobody was awake', () => {
  it('is held in its window until somebody says when it ended', async () => {
    const desk = await openNewsdesk(AROUND_THE_CLOCK);
    const id = await planned(desk);
    const sunday = SATURDAY + DAY;
    expect(await watchMaintenance(desk.as('U0ANNA', sunday))).toBe(1);
    expect(await downtime(desk, 'acme-email', sunday)).toBe(0);
    expect(await downtime(desk, 'globex-email', sunday)).toBe(90);
    const told = await desk.told();
    expect(told.some(({ key }) => key.includes('started'))).toBe(false);
    const asked = told.filter(({ payload }) => payload.what === 'end-unknown');
    expect(asked.map(({ channel }) => channel)).toEqual(['#mail', 'U0BEN']);
    expect(await watchMaintenance(desk.as('U0ANNA', sunday + HOUR))).toBe(0);
    const waiting = (who: string) => maintenancesToEnd(desk.as(who, sunday));
    expect(await waiting('U0BEN')).toMatchObject([{ id, isEndAssumed: true }]);
    expect(await waiting('U0CARL')).toEqual([]);
    const late = { id, to: SATURDAY + 2 * HOUR };
    await endMaintenance(desk.as('U0BEN', sunday + HOUR), late);
    expect(await downtime(desk, 'acme-email', sunday + HOUR)).toBe(30);
    expect(await waiting('U0BEN')).toEqual([]);
    const again = endMaintenance(desk.as('U0BEN', sunday + HOUR), late);
    await expect(again).rejects.toThrow('it is over');
  });

  it('loses nothing when the watch is killed between its steps', async () => {
    const desk = await openNewsdesk(AROUND_THE_CLOCK);
    await planned(desk);
    const job = {
      ...desk.as('U0ANNA', SATURDAY + DAY),
      actor: { kind: 'job', name: 'x' },
    } as const;
    const { database } = desk.db;
    let taken = 0;
    const killed = {
      ...database,
      transaction: <Result>(work: Parameters<typeof database.transaction<Result>>[0]) => {
        taken += 1;
        if (taken > 1) throw new Error('killed');
        return database.transaction(work);
      },
    };
    for (let at = 0; at < 3; at++) {
      taken = 0;
      await watchMaintenance({ ...job, database: killed }).catch(() => undefined);
    }
    const asked = (await desk.told()).filter(({ payload }) => payload.what === 'end-unknown');
    expect(asked).toHaveLength(2);
    expect(await listMaintenances(job)).toMatchObject([{ state: 'over' }]);
  });
});

it.each(['words', 'inside'])('%s of 4,000 characters are refused in a sentence', async (field) => {
  const desk = await openNewsdesk();
  const asked = planMaintenance(desk.as('U0BEN'), { ...disk, [field]: 'x'.repeat(4_000) });
  await expect(asked).rejects.toThrow('at most 1000 characters. You wrote 4000.');
});
