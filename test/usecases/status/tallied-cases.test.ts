import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, parseInstant } from '../../../src/domain/calendar/instant.ts';
import { excludeFrom } from '../../../src/domain/exclusion/exclude.ts';
import type { WorkItem, WorkItemEvent } from '../../../src/domain/measurement/work-item-event.ts';
import { agreementsOf } from '../../../src/domain/register/register.ts';
import { coveredWorkItemIds, loadWorkItems } from '../../../src/storage/work-items.ts';
import { approveExclusion } from '../../../src/usecases/exclusion/decide-exclusion.ts';
import { exclusionsInForce } from '../../../src/usecases/exclusion/exclusions-in-force.ts';
import { requestExclusion } from '../../../src/usecases/exclusion/request-exclusion.ts';
import { rebuild } from '../../../src/usecases/rebuild/rebuild.ts';
import { refoldClocks } from '../../../src/usecases/rebuild/refold-clocks.ts';
import { importDocuments } from '../../../src/usecases/register/import-documents.ts';
import { loadRegister } from '../../../src/usecases/register/load-register.ts';
import { type FactsOf, measureAgreement } from '../../../src/usecases/status/measure-agreement.ts';
import { showStatus } from '../../../src/usecases/status/show-status.ts';
import type { AgreementStatus } from '../../../src/usecases/status/status-report.ts';
import { recordWorkItemEvents } from '../../../src/usecases/work-item/record-work-item-events.ts';
import { DATABASES, useDatabase } from '../../database.ts';
import { anotherWorkspace, deskIn } from '../work-item/desk.ts';

const START = parseInstant('2026-05-20T00:00:00Z');
const NOW = parseInstant('2026-06-25T12:00:00Z');
const AGREEMENTS = ['a', 'b'] as const;
const SOMEBODY = { kind: 'person', userId: 'U0SECOND', teamId: 'T1', guest: false } as const;

/** Two agreements about one service, with periods of every kind; they close at `close`. */
function registerText(close: string): string {
  const agreement = (key: string, zone: string) => `
agreement: ${key}
kind: SLA
customer: c-${key}
provider: desk
services: [web]
effective: { from: 2026-01-01 }
timeZone: ${zone}
calendar: office
targets:
  - { key: response, kind: response, within: 4h, attainment: '80', period: week }
  - { key: p1, kind: resolution, priority: P1, within: 2h, attainment: '90', period: month }
  - { key: any, kind: resolution, within: 10h, attainment: '80', period: month, pauses: [awaiting-customer] }
  - { key: lately, kind: resolution, within: 1bd, attainment: '80', period: rolling 7d, reopen: new-cycle }
  - { key: quarter, kind: update, within: 8h, attainment: '80', period: quarter }`;
  return [
    '{ party: desk, kind: provider, name: Desk }',
    ...AGREEMENTS.map((key) => `{ party: c-${key}, kind: customer, name: Customer ${key} }`),
    '{ service: web, name: Web, provider: desk }',
    `{ calendar: office, timeZone: Europe/Berlin, weekly: { mon-fri: [['08:00', '${close}']], sat: [['09:00', '12:00']] } }`,
    agreement('a', 'Europe/Berlin'),
    agreement('b', 'America/St_Johns'),
  ].join('\n---\n');
}

type Desk = Awaited<ReturnType<typeof deskIn>>;

const instants = fc
  .integer({ min: 0, max: (NOW - START) / HOUR })
  .map((hours) => START + hours * HOUR);

const happenings = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ type: 'resolved' } as const) },
  { weight: 2, arbitrary: fc.constant({ type: 'replied' } as const) },
  fc.constantFrom(
    { type: 'reopened' } as const,
    { type: 'paused', party: 'customer', reason: 'awaiting-customer' } as const,
    { type: 'resumed', reason: 'awaiting-customer' } as const,
    { type: 'cancelled', reason: 'withdrawn' } as const,
    { type: 'reset', reason: 'wrong team' } as const,
    { type: 'priority-changed', priority: 'P1' } as const,
    { type: 'due-set', dueAt: NOW, by: 'Ada', reason: 'agreed' } as const,
  ),
);

const further = fc.tuple(happenings, fc.integer({ min: 1, max: 400 }));

/** What a source tells of one of a few items: some of it again, some of it late. */
const tellings = fc
  .record({
    item: fc.integer({ min: 1, max: 14 }),
    opened: instants,
    priority: fc.constantFrom('P1', 'P2'),
    further: fc.array(further, { maxLength: 5 }),
  })
  .map(({ item, opened, priority, further: rest }): WorkItem => {
    const first = {
      id: 'opened',
      at: opened,
      type: 'opened',
      actor: 'customer',
      priority,
    } as const;
    const others = rest.map(([what, tenths]): WorkItemEvent => {
      const at = Math.min(NOW, opened + tenths * 0.1 * HOUR);
      return { actor: 'provider', ...what, at, id: `${what.type} ${at}` };
    });
    return { key: `I${item}`, events: [first, ...others] };
  });

const batches = fc
  .array(tellings, { minLength: 1, maxLength: 8 })
  .map((told) => [...new Map(told.map((item) => [item.key, item])).values()]);

type Step = (desk: Desk) => Promise<unknown>;

const record = (agreementKey: string, items: readonly WorkItem[]) => (desk: Desk) =>
  recordWorkItemEvents(desk, { agreementKey, source: agreementKey, items });

async function exclude(desk: Desk, from: number): Promise<void> {
  const asked = { agreement: 'a', category: 'force-majeure', reason: 'flood' } as const;
  const { id } = await requestExclusion(desk, { ...asked, from, to: from + DAY });
  const workspace = { ...desk.workspace, teamId: 'T1' };
  await approveExclusion({ ...desk, workspace, actor: SOMEBODY }, { id });
}

async function change(desk: Desk, close: string): Promise<void> {
  const files = [{ name: 'desk.yaml', text: registerText(close) }];
  const { problems } = await importDocuments(desk, { files, apply: true });
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
}

const steps: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.tuple(fc.constantFrom(...AGREEMENTS), batches).map((told) => record(...told)),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(batches, batches).map(
      ([one, other]) =>
        (desk: Desk) =>
          Promise.all([record('a', one)(desk), record('a', other)(desk)]),
    ),
  },
  fc.constantFrom('17:00', '18:00').map((close) => (desk: Desk) => change(desk, close)),
  fc.constant((desk: Desk) => refoldClocks(desk)),
  fc.constant((desk: Desk) => rebuild(desk, { verify: false })),
  instants.map((from) => (desk: Desk) => exclude(desk, from)),
);

/** The figures when every work item is loaded and folded, without looking at anything that is kept. */
async function folded(desk: Desk, asOf: number) {
  const { database: db, workspace } = desk;
  const workspaceId = workspace.id;
  const register = await loadRegister(desk);
  const factsOf: FactsOf = async (agreement, period) => {
    const of = { workspaceId, agreementKey: agreement.key, after: 0, limit: 1_000 };
    const workItems = await loadWorkItems(db, {
      workspaceId,
      ids: await coveredWorkItemIds(db, of),
    });
    const where = { workspaceId, register, agreement, span: period };
    const effective = await exclusionsInForce(db, where);
    return excludeFrom({ workItems, outages: [] }, effective, agreement.terms.services);
  };
  const agreements = agreementsOf(register, { at: asOf });
  return Promise.all(agreements.map((each) => measureAgreement({ register, asOf, factsOf }, each)));
}

function figuresOf(agreements: readonly AgreementStatus[]) {
  return agreements.flatMap(({ key, targets }) =>
    targets
      .map(({ terms, figure, previous }) => ({ place: `${key} ${terms.key}`, figure, previous }))
      .sort((a, b) => (a.place < b.place ? -1 : 1)),
  );
}

describe.each(DATABASES)('figures from tallies on $name', ({ open, name }) => {
  const getDatabase = useDatabase(open);

  it('are those of folding everything, whatever was recorded, changed, folded again or rebuilt', async () => {
    const histories = fc.array(steps, { minLength: 2, maxLength: 7 });
    const asked = fc.array(instants, { minLength: 1, maxLength: 2 });
    await fc.assert(
      fc.asyncProperty(histories, asked, async (history, past) => {
        const desk = await deskIn(
          await anotherWorkspace(getDatabase()),
          NOW,
          registerText('18:00'),
        );
        for (const step of history) {
          await step(desk);
          for (const asOf of [NOW, ...past]) {
            const { agreements } = await showStatus(desk, { service: 'web', at: asOf });
            expect(figuresOf(agreements)).toEqual(figuresOf(await folded(desk, asOf)));
          }
        }
        const { differences } = await rebuild(desk, { verify: true });
        expect(differences.filter(({ of }) => of === 'tally')).toEqual([]);
      }),
      { numRuns: name === 'PGlite' ? 2 : 8 },
    );
  }, 240_000);
});
