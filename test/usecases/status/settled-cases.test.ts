import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEMO_START, HISTORY_START } from '../../../src/demo/demo-start.ts';
import { DAY } from '../../../src/domain/calendar/instant.ts';
import { excludeFrom } from '../../../src/domain/exclusion/exclude.ts';
import type { AgreementRevision } from '../../../src/domain/register/register.ts';
import { agreementsOf } from '../../../src/domain/register/register.ts';
import { outagesOf } from '../../../src/storage/outages.ts';
import { coveredWorkItemIds, loadWorkItems } from '../../../src/storage/work-items.ts';
import { approveExclusion } from '../../../src/usecases/exclusion/decide-exclusion.ts';
import { exclusionsInForce } from '../../../src/usecases/exclusion/exclusions-in-force.ts';
import { requestExclusion } from '../../../src/usecases/exclusion/request-exclusion.ts';
import { loadRegister } from '../../../src/usecases/register/load-register.ts';
import { type FactsOf, measureAgreement } from '../../../src/usecases/status/measure-agreement.ts';
import { showStatus } from '../../../src/usecases/status/show-status.ts';
import { useDatabase } from '../../database.ts';
import { demoDatabase } from '../../demo/seeded.ts';

const opened = useDatabase(demoDatabase);

function context() {
  const { database, workspace } = opened();
  return { database, workspace, actor: { kind: 'cli' }, now: DEMO_START } as const;
}

/** The service level manager of the demo company. */
const ANNA = { kind: 'person', userId: 'U0ANNA', teamId: 'T1', guest: false } as const;

/** The figures of every agreement when all its work items are loaded and folded, without looking at any cache. */
async function folded(asOf: number, items: ItemsOf) {
  const { database: db, workspace } = context();
  const workspaceId = workspace.id;
  const register = await loadRegister(context());
  const factsOf: FactsOf = async (agreement, period) => {
    const serviceKeys = agreement.terms.services;
    const outages = await outagesOf(db, { workspaceId, serviceKeys, period, asOf });
    const where = { workspaceId, register, agreement, span: period };
    const effective = await exclusionsInForce(db, where);
    return excludeFrom({ workItems: await items(agreement), outages }, effective, serviceKeys);
  };
  const measured = new Map<string, unknown>();
  for (const agreement of agreementsOf(register, { at: asOf })) {
    measured.set(
      agreement.key,
      targetsOf(await measureAgreement({ register, asOf, factsOf }, agreement)),
    );
  }
  return measured;
}

type ItemsOf = (agreement: AgreementRevision) => ReturnType<typeof loadWorkItems>;

function loadedOnce(): ItemsOf {
  const loaded = new Map<string, ReturnType<typeof loadWorkItems>>();
  const { database, workspace } = context();
  const load = async (agreementKey: string) => {
    const of = { workspaceId: workspace.id, agreementKey, after: 0, limit: 100_000 };
    const ids = await coveredWorkItemIds(database, of);
    return loadWorkItems(database, { workspaceId: workspace.id, ids });
  };
  return ({ key }) => {
    const items = loaded.get(key) ?? load(key);
    loaded.set(key, items);
    return items;
  };
}

type Measured = Awaited<ReturnType<typeof measureAgreement>>;

function targetsOf({ targets }: Measured) {
  return targets
    .filter(({ figure }) => figure.attainment.of === 'cases')
    .map(({ terms, figure, previous }) => ({
      key: terms.key,
      figure: withoutIdleExclusions(figure),
      previous: previous && withoutIdleExclusions(previous),
    }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

// Which exclusions of single work items are listed depends on which items were loaded, not on the cache.
function withoutIdleExclusions({ exclusions, ...figure }: Measured['targets'][number]['figure']) {
  return { ...figure, exclusions: exclusions?.filter(({ workItemKey }) => !workItemKey) };
}

async function shown(asOf: number) {
  const { agreements } = await showStatus(context(), { at: asOf });
  return new Map(agreements.map((agreement) => [agreement.key, targetsOf(agreement)]));
}

const instants = fc.integer({ min: HISTORY_START, max: DEMO_START });

describe('figures from cached clocks', () => {
  it('are those of folding every event, at any instant of the demo’s history', async () => {
    const items = loadedOnce();
    await fc.assert(
      fc.asyncProperty(instants, async (asOf) => {
        expect(await shown(asOf)).toEqual(await folded(asOf, items));
      }),
      { numRuns: 5, examples: [[DEMO_START], [DEMO_START - 20 * DAY]] },
    );
  }, 240_000);

  it('are so with exclusions too', { timeout: 120_000 }, async () => {
    const agreement = 'acme-email';
    const from = DEMO_START - 30 * DAY;
    const asked = { agreement, category: 'force-majeure', reason: 'flood' } as const;
    const { id } = await requestExclusion(context(), { ...asked, from, to: from + 2 * DAY });
    await approveExclusion(
      { ...context(), workspace: { id: opened().workspace.id, teamId: 'T1' }, actor: ANNA },
      { id },
    );
    const items = loadedOnce();
    for (const back of [0, 29, 40]) {
      const asOf = DEMO_START - back * DAY;
      expect(await shown(asOf)).toEqual(await folded(asOf, items));
    }
  });

  it('do not count clocks that were folded by something else', async () => {
    const { database, workspace } = context();
    await database.sql(
      `UPDATE "Clock" SET fingerprint = 1, state = 'missed', "dueAt" = $2::timestamptz
       WHERE "workspaceId" = $1 AND "agreementKey" = 'globex-email' AND "stoppedAt" IS NOT NULL`,
      [workspace.id, new Date(DEMO_START - DAY).toISOString()],
    );
    const before = await folded(DEMO_START, loadedOnce());
    expect((await shown(DEMO_START)).get('globex-email')).toEqual(before.get('globex-email'));
  });
});
