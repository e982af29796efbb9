import { describe, expect, it } from 'vitest';
import { HOUR, parseInstant } from '../../../src/domain/calendar/instant.ts';
import type { Actor } from '../../../src/domain/party/actor.ts';
import { historyOf } from '../../../src/storage/audit.ts';
import {
  approveExclusion,
  revokeExclusion,
} from '../../../src/usecases/exclusion/decide-exclusion.ts';
import { listExclusions } from '../../../src/usecases/exclusion/list-exclusions.ts';
import { requestExclusion } from '../../../src/usecases/exclusion/request-exclusion.ts';
import { recordOutages } from '../../../src/usecases/outage/record-outages.ts';
import { importDocuments } from '../../../src/usecases/register/import-documents.ts';
import { showStatus } from '../../../src/usecases/status/show-status.ts';
import { recordWorkItemEvents } from '../../../src/usecases/work-item/record-work-item-events.ts';
import { DATABASES, useDatabase } from '../../database.ts';
import { anotherWorkspace, CORA, clocksIn, DESK, deskIn, LATER } from '../work-item/desk.ts';

const ADA: Actor = { kind: 'person', userId: 'U0ADA', teamId: 'T1', guest: false };
const HOUR_DOWN = { id: 'o1', serviceKey: 'web', from: LATER - 3 * HOUR, to: LATER - 2 * HOUR };
const wanted = {
  agreement: 'uc-hoster',
  from: LATER - 3 * HOUR,
  to: LATER - 2.5 * HOUR,
  category: 'force-majeure',
  reason: 'the river rose',
} as const;

describe.each(DATABASES)('an exclusion on $name', ({ open }) => {
  const getDatabase = useDatabase(open);
  const desk = async () => deskIn(await anotherWorkspace(getDatabase()));
  type Desk = Awaited<ReturnType<typeof desk>>;

  async function hosting(context: Desk) {
    const report = await showStatus(context, { agreement: 'uc-hoster' });
    const figure = report.agreements[0]?.targets[0]?.figure;
    if (figure?.attainment.of !== 'time') throw new Error('Hosting promises availability.');
    return { ...figure, down: figure.attainment.downtimeMs, agreed: figure.attainment.agreedMs };
  }

  it('counts once a second person approves it, and no more when it is revoked', async () => {
    const context = await desk();
    await recordOutages(context, [HOUR_DOWN]);
    const before = await hosting(context);
    const { id } = await requestExclusion(context, wanted);
    expect(await hosting(context)).toEqual(before);
    await approveExclusion({ ...context, actor: ADA }, { id });
    const excluded = await hosting(context);
    expect(excluded).toMatchObject({ down: HOUR / 2, agreed: before.agreed - HOUR / 2 });
    expect(excluded.exclusions).toEqual([
      { id, from: wanted.from, to: wanted.to, reason: 'force majeure: the river rose' },
    ]);
    await revokeExclusion(context, { id, reason: 'it was the pump' });
    expect(await hosting(context)).toEqual(before);
    const subject = 'agreement:uc-hoster';
    const trail = await historyOf(getDatabase().database, {
      ...{ workspaceId: context.workspace.id, subject },
    });
    const verbs = trail.map(({ verb }) => verb).filter((verb) => verb.startsWith('exclusion'));
    expect(verbs).toEqual(['exclusion requested', 'exclusion approved', 'exclusion revoked']);
  });

  it('is approved by somebody else than its requester, and by a person', async () => {
    const context = { ...(await desk()), actor: ADA };
    const { id } = await requestExclusion(context, wanted);
    await expect(approveExclusion(context, { id })).rejects.toThrow('A second person');
    const byMachine = approveExclusion({ ...context, actor: { kind: 'cli' } }, { id });
    await expect(byMachine).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('is approved and revoked once, and stays in the list for ever', async () => {
    const context = await desk();
    const { id } = await requestExclusion(context, wanted);
    const ada = { ...context, actor: ADA };
    const both = await Promise.allSettled([
      approveExclusion(ada, { id }),
      approveExclusion(ada, { id }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await revokeExclusion(context, { id, reason: 'mistaken' });
    await expect(revokeExclusion(context, { id, reason: 'again' })).rejects.toThrow(
      'was revoked already, by cli',
    );
    await expect(approveExclusion(ada, { id })).rejects.toMatchObject({ code: 'conflict' });
    expect(await listExclusions(context)).toMatchObject([{ id, revocation: { actor: 'cli' } }]);
  });

  it('of a site keeps the work items of that site alone from counting', async () => {
    const context = await desk();
    const nine = parseInstant('2026-01-05T09:00:00Z');
    const opened = {
      id: 'o',
      at: nine,
      type: 'opened',
      actor: 'customer',
      priority: 'P3',
    } as const;
    const now = { ...context, now: nine + HOUR };
    await recordWorkItemEvents(now, {
      ...{ agreementKey: 'corp-support', source: 'live' },
      items: [
        { key: 'T-1', events: [{ ...opened, site: 'Branch' }] },
        { key: 'T-2', events: [opened] },
      ],
    });
    const segment = { site: 'Branch' };
    const asked = { agreement: 'corp-support', from: nine, to: nine + 2 * HOUR };
    const site = { ...wanted, ...asked, segment };
    const refused = requestExclusion(now, { ...site, workItem: 'T-1' });
    await expect(refused).rejects.toThrow('Name one of them');
    await expect(requestExclusion(now, { ...site, segment: {} })).rejects.toThrow('Name the site');
    const { id } = await requestExclusion(now, site);
    await approveExclusion({ ...now, actor: ADA }, { id });
    expect(await listExclusions(now)).toMatchObject([{ id, segment }]);
    const dues = (await clocksIn(now)).filter((clock) => Object.values(clock)[1] === 'p3-response');
    expect(dues).toMatchObject([
      { key: 'T-1', dueAt: new Date(nine + 6 * HOUR) },
      { key: 'T-2', dueAt: new Date(nine + 4 * HOUR) },
    ]);
    const [support] = (await showStatus(now, { agreement: 'corp-support' })).agreements;
    const response = support?.targets.find(({ terms }) => terms.key === 'p3-response');
    expect(response?.figure.exclusions).toMatchObject([{ id, segment: 'site Branch' }]);
  });

  it.each([
    ['ends before it begins', { to: wanted.from }, 'invalid'],
    ['has no reason', { reason: '  ' }, 'invalid'],
    ['is of maintenance that was never agreed on', { category: 'maintenance' }, 'invalid'],
    ['names a service of another agreement', { service: 'support' }, 'invalid'],
    ['names an unknown work item', { workItem: 'INC0' }, 'not-found'],
  ] as const)('that %s is refused', async (_, wrong, code) => {
    const asking = requestExclusion(await desk(), { ...wanted, ...wrong });
    await expect(asking).rejects.toMatchObject({ code });
  });

  it('is not for customers to ask for, nor to see before it is approved', async () => {
    const context = await desk();
    const cora = { ...context, actor: CORA };
    const agreement = 'corp-support';
    const asking = requestExclusion(cora, { ...wanted, agreement });
    await expect(asking).rejects.toMatchObject({ code: 'forbidden' });
    const { id } = await requestExclusion(context, { ...wanted, agreement });
    expect(await listExclusions(cora)).toEqual([]);
    await expect(approveExclusion(cora, { id })).rejects.toMatchObject({ code: 'forbidden' });
    await approveExclusion({ ...context, actor: ADA }, { id });
    expect(await listExclusions(cora)).toMatchObject([{ id }]);
  });

  it('moves the due of the work item that it is for, and of no other', async () => {
    const context = await desk();
    const opened = (key: string) => ({
      key,
      events: [
        {
          id: `${key}-1`,
          at: parseInstant('2026-01-05T08:00:00Z'),
          type: 'opened',
          actor: 'customer',
          priority: 'P1',
        } as const,
      ],
    });
    const agreementKey = 'corp-support';
    const items = [opened('INC1'), opened('INC2')];
    await recordWorkItemEvents(context, { agreementKey, source: 'desk', items });
    const { id } = await requestExclusion(context, {
      ...{ agreement: agreementKey, workItem: 'INC1', category: 'customer-caused' },
      ...{ reason: 'nobody at home' },
      from: parseInstant('2026-01-05T08:30:00Z'),
      to: parseInstant('2026-01-05T09:30:00Z'),
    });
    const dues = async () =>
      (await clocksIn(context)).map((clock) => [clock.key, Reflect.get(clock, 'dueAt')]);
    const at16 = new Date('2026-01-05T16:00:00Z');
    expect(await dues()).toEqual([
      ['INC1', at16],
      ['INC2', at16],
    ]);
    await approveExclusion({ ...context, actor: ADA }, { id });
    expect(await dues()).toEqual([
      ['INC1', new Date('2026-01-05T17:00:00Z')],
      ['INC2', at16],
    ]);
    const report = await showStatus(context, { agreement: agreementKey });
    const p1 = report.agreements[0]?.targets.find(({ terms }) => terms.key === 'p1-resolution');
    expect(p1?.figure.exclusions).toMatchObject([{ id, workItemKey: 'INC1' }]);
  });

  it('that is revoked lets what is overdue again be told', async () => {
    const context = await desk();
    const friday = parseInstant('2026-01-02T10:00:00Z');
    const opened = {
      id: 'e1',
      at: friday,
      type: 'opened',
      actor: 'customer',
      priority: 'P1',
    } as const;
    const place = { agreementKey: 'corp-support', source: 'desk' };
    const items = [{ key: 'INC1', events: [opened] }];
    await recordWorkItemEvents({ ...context, now: friday }, { ...place, items });
    const { id } = await requestExclusion(context, {
      ...{ agreement: 'corp-support', workItem: 'INC1', category: 'other', reason: 'moving' },
      ...{ from: friday + 2 * HOUR, to: LATER - HOUR },
    });
    await approveExclusion({ ...context, actor: ADA }, { id });
    const threshold = { nextThreshold: 50, nextThresholdAt: new Date('2026-01-05T11:00:00Z') };
    expect(await clocksIn(context)).toMatchObject([threshold]);
    await revokeExclusion(context, { id, reason: 'nobody moved' });
    const breach = { nextThreshold: 100, nextThresholdAt: new Date(LATER) };
    expect(await clocksIn(context)).toMatchObject([breach]);
  });

  it('of planned maintenance counts inside its window, when it was announced in time', async () => {
    const context = await desk();
    const rules = "maintenance: { notice: 48h calendar, windows: { mon: [['06:00', '08:00']] } }";
    const text = DESK.replace(
      "key: availability, kind: availability, objective: '99.95', period: month }\n",
      `key: availability, kind: availability, objective: '99.95', period: month }\n${rules}\n`,
    );
    const files = [{ name: 'desk.yaml', text }];
    expect((await importDocuments(context, { files, apply: true, correct: true })).applied).toBe(
      true,
    );
    await recordOutages(context, [{ ...HOUR_DOWN, to: LATER - HOUR }]);
    const planned = { ...wanted, category: 'maintenance', to: LATER - HOUR } as const;
    const late = await requestExclusion(context, { ...planned, announcedAt: LATER - 50 * HOUR });
    await approveExclusion({ ...context, actor: ADA }, { id: late.id });
    expect((await hosting(context)).down).toBe(2 * HOUR);
    expect(await listExclusions(context)).toMatchObject([{ id: late.id, counted: [] }]);
    const timely = await requestExclusion(context, { ...planned, announcedAt: LATER - 51 * HOUR });
    const counted = [{ from: planned.from, to: planned.from + HOUR }];
    expect((await listExclusions(context))[0]).toMatchObject({ id: timely.id, counted });
    await approveExclusion({ ...context, actor: ADA }, { id: timely.id });
    expect((await listExclusions(context))[0]).toMatchObject({ id: timely.id, counted });
    expect((await hosting(context)).down).toBe(HOUR);
  });
});
