import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE, parseInstant } from '../../../src/domain/calendar/instant.ts';
import type { WorkItemEvent } from '../../../src/domain/measurement/work-item-event.ts';
import type { Actor } from '../../../src/domain/party/actor.ts';
import { sealsOf } from '../../../src/storage/seals.ts';
import {
  approveExclusion,
  revokeExclusion,
} from '../../../src/usecases/exclusion/decide-exclusion.ts';
import { requestExclusion } from '../../../src/usecases/exclusion/request-exclusion.ts';
import { recordOutages } from '../../../src/usecases/outage/record-outages.ts';
import { detectRestatements } from '../../../src/usecases/period/detect-restatements.ts';
import {
  approveRestatement,
  declineRestatement,
  listRestatements,
  requestRestatement,
} from '../../../src/usecases/period/restate-period.ts';
import { sealPeriods } from '../../../src/usecases/period/seal-periods.ts';
import { figureOf } from '../../../src/usecases/period/show-period.ts';
import { contentHash } from '../../../src/usecases/register/content-hash.ts';
import { importDocuments } from '../../../src/usecases/register/import-documents.ts';
import { showStatus } from '../../../src/usecases/status/show-status.ts';
import { recordWorkItemEvents } from '../../../src/usecases/work-item/record-work-item-events.ts';
import { DATABASES, useDatabase } from '../../database.ts';
import { anotherWorkspace, CORA, DESK, deskIn, LATER } from '../work-item/desk.ts';

const person = (userId: string): Actor => ({ kind: 'person', userId, teamId: 'T1', guest: false });
const ADA = person('U0ADA');
const ANNE = person('U0ANNE');
const PEOPLE = DESK.replace(
  'roles: [service-level-manager] }]',
  'roles: [service-level-manager] }, { key: anne, name: Anne, user: U0ANNE, roles: [approver] }]',
);

// January 2026 ends on a Saturday; its third business day afterwards is, day and night, 3 February.
const SEALED = parseInstant('2026-02-04T00:00:00Z');
const JANUARY_ENDS = parseInstant('2026-02-01T00:00:00Z');
const down = {
  id: 'o1',
  serviceKey: 'web',
  from: parseInstant('2026-01-20T10:00:00Z'),
  to: parseInstant('2026-01-20T11:00:00Z'),
};
const january = { agreement: 'uc-hoster', target: 'availability', at: down.from };

describe.each(DATABASES)('a period on $name', ({ open }) => {
  const getDatabase = useDatabase(open);

  async function desk(now = SEALED) {
    const context = await deskIn(await anotherWorkspace(getDatabase()));
    const files = [{ name: 'desk.yaml', text: PEOPLE }];
    expect((await importDocuments(context, { files, apply: true })).applied).toBe(true);
    return { ...context, now };
  }
  type Desk = Awaited<ReturnType<typeof desk>>;

  async function sealedDesk() {
    const context = await desk();
    await recordOutages(context, [down]);
    await sealPeriods(context);
    return context;
  }

  async function downtime(context: Desk) {
    const { figure, state } = await figureOf(context, january);
    return [state, figure.attainment.of === 'time' ? figure.attainment.downtimeMs : null];
  }

  const asPerson = (context: Desk, actor: Actor) => ({ ...context, actor });

  it('is sealed at the end of the third business day after it, once', async () => {
    const context = await desk(SEALED - 1);
    await recordOutages(context, [down]);
    expect(await sealPeriods(context)).toEqual({ sealed: 0 });
    expect(await downtime(context)).toEqual(['provisional', HOUR]);
    const later = { ...context, now: SEALED };
    // Hosting is measured around the clock; the targets of the other agreement wait for Wednesday evening.
    expect(await sealPeriods(later)).toEqual({ sealed: 1 });
    expect(await sealPeriods({ ...later, now: SEALED + HOUR })).toEqual({ sealed: 0 });
    expect(await downtime(later)).toEqual(['sealed', HOUR]);
    const wednesday = { ...context, now: parseInstant('2026-02-04T18:00:00Z') };
    expect(await sealPeriods(wednesday)).toEqual({ sealed: 4 });
  });

  it('is sealed once by however many replicas at a time', async () => {
    const context = await desk();
    const both = await Promise.all([sealPeriods(context), sealPeriods(context)]);
    expect(both[0].sealed + both[1].sealed).toBe(1);
  });

  it('that ended before the agreement was known is sealed only when asked for', async () => {
    const context = await desk(parseInstant('2026-01-30T00:00:00Z'));
    expect(await sealPeriods(context)).toEqual({ sealed: 0 });
    // November and December of six monthly targets, and the last quarter of one.
    const since = parseInstant('2025-11-15T00:00:00Z');
    expect(await sealPeriods(context, { since })).toEqual({ sealed: 11 });
  });

  /** A desk with a second contract for the hosting, which ends on a date, and whether its January is sealed. */
  async function backupEndingOn(date: string) {
    const context = await desk();
    const text = `${PEOPLE}
---
agreement: uc-backup
kind: UC
customer: desk
provider: hoster
services: [web]
effective: { from: 2016-01-01, to: ${date} }
timeZone: UTC
calendar: always
targets:
  - { key: availability, kind: availability, objective: '99.95', period: month }
`;
    const files = [{ name: 'desk.yaml', text }];
    const early = { ...context, now: LATER };
    expect(await importDocuments(early, { files, apply: true })).toMatchObject({ problems: [] });
    await sealPeriods(context);
    const period = { from: parseInstant('2026-01-01T00:00:00Z'), to: JANUARY_ENDS };
    const place = { workspaceId: context.workspace.id, agreementKey: 'uc-backup', period };
    return sealsOf(context.database, place);
  }

  it('in which the agreement ends is sealed for the days that it was in force', async () => {
    const [seal] = await backupEndingOn('2026-01-20');
    expect(seal?.figure.attainment).toMatchObject({ agreedMs: 20 * 24 * HOUR });
  });

  it('that begins when the agreement has ended is not sealed', async () => {
    expect(await backupEndingOn('2025-12-31')).toEqual([]);
  });

  it('waits for the end of an outage that reaches into it', async () => {
    const context = await desk();
    await recordOutages(context, [{ ...down, to: null }]);
    expect(await sealPeriods(context)).toEqual({ sealed: 0 });
    await recordOutages(context, [down]);
    expect(await sealPeriods(context)).toEqual({ sealed: 1 });
  });

  it('keeps its terms, its fingerprint and a hash that anybody can check', async () => {
    const context = await sealedDesk();
    const { seals } = await figureOf(context, january);
    const [seal] = seals;
    if (!seal) throw new Error('January is sealed.');
    const { sealedAt: _, requester, restated, hash, ...content } = seal;
    expect(content).toMatchObject({ number: 0, revision: 1, asOf: SEALED, rulesVersion: 2 });
    expect(content.fingerprint).toMatch(/^[0-9a-f]{64}$/);
    expect(hash).toBe(contentHash(content));
    expect([requester, restated]).toEqual(['cli', null]);
    expect(content.figure).toMatchObject({ verdict: 'breached', provisional: false });
  });

  it('never changes silently: late facts are shown beside the published figure, and proposed', async () => {
    const context = await sealedDesk();
    expect(await detectRestatements(context)).toEqual({ proposed: 0 });
    const late = { ...down, id: 'o2', from: down.to, to: down.to + MINUTE };
    await recordOutages(context, [late]);
    expect(await downtime(context)).toEqual(['sealed', HOUR]);
    const { differs } = await figureOf(context, january);
    expect(differs).toContainEqual({
      path: 'attainment.downtimeMs',
      before: `${HOUR}`,
      after: `${HOUR + MINUTE}`,
    });
    const status = await showStatus(context, { agreement: 'uc-hoster' });
    expect(status.agreements[0]?.targets[0]).toMatchObject({
      previous: { attainment: { downtimeMs: HOUR } },
      previousSeal: { number: 0, sealedAt: SEALED },
    });
    expect(await detectRestatements(context)).toEqual({ proposed: 1 });
    expect(await detectRestatements(context)).toEqual({ proposed: 0 });
    expect(await downtime(context)).toEqual(['sealed', HOUR]);
  });

  it('says in the status that it is provisional while it is', async () => {
    const context = await desk(SEALED - 1);
    const status = await showStatus(context, { agreement: 'uc-hoster' });
    expect(status.agreements[0]?.targets[0]).toMatchObject({
      previous: { verdict: 'met' },
      previousSeal: null,
    });
  });

  async function found() {
    const context = await sealedDesk();
    await recordOutages(context, [{ ...down, to: down.to + HOUR }]);
    await detectRestatements(context);
    const [proposal] = await listRestatements(context);
    if (!proposal) throw new Error('A restatement is proposed.');
    return { context, id: proposal.id };
  }

  it('is restated by two people, and both figures stay readable', async () => {
    const { context, id } = await found();
    const anne = asPerson(context, ANNE);
    await expect(approveRestatement(anne, { id })).rejects.toThrow('Ask for it first');
    await requestRestatement(asPerson(context, ADA), { id, cause: 'the log was read again' });
    const own = approveRestatement(asPerson(context, ADA), { id });
    await expect(own).rejects.toMatchObject({ code: 'forbidden' });
    expect(await downtime(context)).toEqual(['sealed', HOUR]);
    await approveRestatement({ ...anne, now: SEALED + HOUR }, { id });
    expect(await downtime(context)).toEqual(['sealed', 2 * HOUR]);
    const { seals, differs } = await figureOf(context, january);
    expect(differs).toEqual([]);
    expect(seals.map(({ number }) => number)).toEqual([0, 1]);
    expect(seals[1]).toMatchObject({
      requester: 'person:T1/U0ADA',
      restated: { cause: 'the log was read again', approver: 'person:T1/U0ANNE' },
    });
    await expect(approveRestatement(anne, { id })).rejects.toThrow('was approved already');
    expect(await detectRestatements(context)).toEqual({ proposed: 0 });
    const before = await showStatus(context, { agreement: 'uc-hoster' });
    expect(before.agreements[0]?.targets[0]?.previousSeal).toMatchObject({ number: 0 });
  });

  it('is not restated by a proposal that the facts have left behind', async () => {
    const { context, id } = await found();
    await requestRestatement(asPerson(context, ADA), { id, cause: 'the log was read again' });
    await recordOutages(context, [{ ...down, to: down.to + 2 * HOUR }]);
    const approving = approveRestatement(asPerson(context, ANNE), { id });
    await expect(approving).rejects.toMatchObject({ code: 'conflict' });
  });

  it('keeps its figure when a restatement is declined, and the same one is not proposed again', async () => {
    const { context, id } = await found();
    await declineRestatement(asPerson(context, ADA), { id, reason: 'another system' });
    expect(await downtime(context)).toEqual(['sealed', HOUR]);
    expect(await detectRestatements(context)).toEqual({ proposed: 0 });
    expect((await figureOf(context, january)).differs).not.toEqual([]);
  });

  it('is contradicted by an exclusion that is approved afterwards, until it is revoked', async () => {
    const context = await sealedDesk();
    const span = { from: down.from, to: down.to };
    const wanted = { category: 'other', reason: 'a test', agreement: 'uc-hoster' } as const;
    const { id } = await requestExclusion(context, { ...wanted, ...span });
    expect((await figureOf(context, january)).differs).toEqual([]);
    await approveExclusion(asPerson(context, ADA), { id });
    const paths = (await figureOf(context, january)).differs.map(({ path }) => path);
    expect(paths).toContain('verdict');
    await revokeExclusion(context, { id, reason: 'no test' });
    expect((await figureOf(context, january)).differs).toEqual([]);
  });

  const happened = (id: string, type: WorkItemEvent['type'], time: string): WorkItemEvent => {
    const actor = type === 'resolved' ? 'provider' : 'customer';
    const event = { id, type, actor, at: parseInstant(`2026-01-19T${time}:00Z`) } as const;
    return type === 'opened' ? { ...event, priority: 'P1' } : event;
  };

  /** A case that was opened before the office and resolved half an hour before it was due. */
  async function withCase() {
    const context = await desk(parseInstant('2026-02-06T00:00:00Z'));
    await tell(context, [happened('e1', 'opened', '07:00'), happened('e2', 'resolved', '15:30')]);
    await sealPeriods(context);
    expect(await verdicts(context)).toEqual(['met', undefined]);
    return context;
  }

  async function tell(context: Desk, events: readonly WorkItemEvent[]) {
    const items = [{ key: 'INC1', events }];
    const place = { agreementKey: 'corp-support', source: 'desk' };
    await recordWorkItemEvents(context, { ...place, items });
  }

  async function verdicts(context: Desk) {
    const question = { agreement: 'corp-support', target: 'p1-resolution', at: down.from };
    const { figure, differs } = await figureOf(context, question);
    return [figure.verdict, differs.find(({ path }) => path === 'verdict')?.after];
  }

  it('of cases is contradicted by an event that comes late', async () => {
    const context = await withCase();
    await tell(context, [happened('e3', 'reopened', '15:45')]);
    expect(await verdicts(context)).toEqual(['met', 'breached']);
  });

  it('of cases is contradicted by a calendar whose past changes', async () => {
    const context = await withCase();
    const text = PEOPLE.replace("[['08:00', '18:00']]", "[['06:00', '18:00']]");
    const files = [{ name: 'desk.yaml', text }];
    await importDocuments(context, { files, apply: true, correct: true });
    expect(await verdicts(context)).toEqual(['met', 'breached']);
  });

  it('is for customers to read, not to seal nor to restate', async () => {
    const context = asPerson(await desk(), CORA);
    await expect(sealPeriods(context)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(detectRestatements(context)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(listRestatements(context)).rejects.toMatchObject({ code: 'forbidden' });
    const hers = { agreement: 'corp-support', target: 'p1-resolution', at: down.from };
    await expect(figureOf(context, hers)).resolves.toMatchObject({ state: 'provisional' });
    await expect(figureOf(context, january)).rejects.toMatchObject({ code: 'not-found' });
  });

  it.each(['Exclusion', 'ExclusionStep', 'Seal', 'Proposal', 'ProposalStep'])(
    'rests on rows of %s that nobody deletes',
    async (table) => {
      const { database } = getDatabase();
      await expect(database.executeSql(`DELETE FROM "${table}"`)).rejects.toThrow('facts');
    },
  );

  it('of another workspace is not seen', async () => {
    const context = await sealedDesk();
    const [seal] = (await figureOf(context, january)).seals;
    const place = { agreementKey: 'uc-hoster', targetKey: 'availability' };
    const period = seal?.period ?? { from: 0, to: 1 };
    const elsewhere = { ...place, period, workspaceId: context.workspace.id + 1 };
    expect(await sealsOf(context.database, elsewhere)).toEqual([]);
  });
});
