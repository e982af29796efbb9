import type { Instant } from '../../domain/calendar/instant.ts';
import type { Interval } from '../../domain/calendar/interval.ts';
import { excludeFrom, samplesBesides } from '../../domain/exclusion/exclude.ts';
import type { AgreementRevision, Register } from '../../domain/register/register.ts';
import type { Facts, SettledCases } from '../../domain/target/figure.ts';
import { needOf } from '../../domain/target/kind-words.ts';
import type { Db } from '../../storage/database.ts';
import { agreementsWithExclusions } from '../../storage/exclusions.ts';
import { outagesOf, type ServiceOutage } from '../../storage/outages.ts';
import {
  casesOfPeriods,
  type PeriodQuestion,
  workItemsForPeriod,
} from '../../storage/settled-cases.ts';
import type { StoredWorkItem } from '../../storage/work-items.ts';
import { exclusionsInForce } from '../exclusion/exclusions-in-force.ts';
import { demandFor, samplesFor } from '../sample/target-samples.ts';
import { clockFingerprint } from '../work-item/clock-fingerprint.ts';
import { isCounted } from '../work-item/fold-work-item.ts';
import { withCoverage } from '../work-item/with-coverage.ts';
import type { FactsOf } from './measure-agreement.ts';
import { settledByTarget } from './settled-by-target.ts';
import { together } from './together.ts';

type Scene = {
  readonly db: Db;
  readonly workspaceId: number;
  readonly register: Register;
  readonly asOf: Instant;
  /** Whether every case is folded; otherwise what is settled is taken from the cached clocks. */
  readonly cases?: 'all' | 'unsettled';
};

type Wanted = { readonly agreement: AgreementRevision; readonly period: Interval };

/** Loads what was measured in a period, once for all targets that share the period and together for all that ask at once. */
export function factsFrom(scene: Scene): FactsOf {
  const loaded = new Map<string, Promise<Facts>>();
  const load = together((wanted: readonly Wanted[]) => loadAll(scene, wanted));
  return (agreement, period) => {
    const name = `${agreement.key} ${agreement.number} ${period.from} ${period.to}`;
    const facts = loaded.get(name) ?? load({ agreement, period });
    loaded.set(name, facts);
    return facts;
  };
}

async function loadAll(scene: Scene, wanted: readonly Wanted[]): Promise<readonly Facts[]> {
  const { db, workspaceId } = scene;
  const cases = await casesForAll(scene, wanted);
  const outages = await outagesForAll(scene, wanted);
  const agreementKeys = wanted.map(({ agreement }) => agreement.key);
  const excluding = await agreementsWithExclusions(db, { workspaceId, agreementKeys });
  const facts: Facts[] = [];
  for (const [i, each] of wanted.entries()) {
    const found = { ...(cases[i] ?? NO_CASES), outages: outages[i] ?? [] };
    const excludes = excluding.has(each.agreement.key);
    facts.push(await factsOfOne(scene, each, { ...found, excludes }));
  }
  return facts;
}

type Found = Cases & {
  readonly outages: readonly ServiceOutage[];
  readonly excludes: boolean;
};

async function factsOfOne(
  { db, workspaceId, register, asOf }: Scene,
  { agreement, period }: Wanted,
  { items, settled, outages, excludes }: Found,
): Promise<Facts> {
  const { services } = agreement.terms;
  const seen = { workspaceId, period, asOf };
  const samples = await samplesFor(db, { ...seen, agreement });
  const demand = await demandFor(db, { ...seen, agreement });
  const found = [...new Map([...items, ...demand].map((item) => [item.id, item])).values()];
  const own = { workspaceId, register, agreementKey: agreement.key };
  const workItems = await withCoverage(db, own, found);
  const where = { workspaceId, register, agreement, span: period };
  const effective = excludes ? await exclusionsInForce(db, where) : [];
  return {
    ...excludeFrom({ workItems, outages }, effective, services),
    samples: samplesBesides(samples, effective),
    ...(settled && { settled }),
  };
}

/** Several agreements about the same services share their outages. */
async function outagesForAll(
  { db, workspaceId, asOf }: Scene,
  wanted: readonly Wanted[],
): Promise<readonly (readonly ServiceOutage[])[]> {
  const loaded = new Map<string, readonly ServiceOutage[]>();
  const asking = wanted.filter(needsOutages);
  for (const { period } of asking) {
    const name = nameOf(period);
    if (loaded.has(name)) continue;
    const sharing = asking.filter((other) => nameOf(other.period) === name);
    const services = sharing.flatMap(({ agreement }) => agreement.terms.services);
    const serviceKeys = [...new Set(services)];
    loaded.set(name, await outagesOf(db, { workspaceId, serviceKeys, period, asOf }));
  }
  return wanted.map((each) => {
    const { services } = each.agreement.terms;
    const outages = needsOutages(each) ? (loaded.get(nameOf(each.period)) ?? []) : [];
    return outages.filter(({ serviceKey }) => services.includes(serviceKey));
  });
}

function needsOutages({ agreement }: Wanted): boolean {
  return agreement.terms.targets.some((target) => needOf(target) === 'outages');
}

function nameOf({ from, to }: Interval): string {
  return `${from} ${to}`;
}

type Cases = {
  readonly items: readonly StoredWorkItem[];
  readonly settled?: ReadonlyMap<string, SettledCases>;
};

const NO_CASES: Cases = { items: [] };

async function casesForAll(scene: Scene, wanted: readonly Wanted[]): Promise<readonly Cases[]> {
  const { db, workspaceId, asOf } = scene;
  const cases = new Map<Wanted, Cases>();
  const settling = wanted.filter((each) => countsCases(each) && !isNeededWhole(scene, each));
  if (settling.length > 0) {
    const questions = settling.map((each) => questionOf(scene, each));
    const found = await casesOfPeriods(db, { workspaceId, asOf, questions });
    found.forEach(({ items, settled }, i) => {
      const each = settling[i];
      if (each) cases.set(each, { items, settled: settledByTarget(settled) });
    });
  }
  for (const each of wanted.filter((one) => countsCases(one) && isNeededWhole(scene, one))) {
    const question = { workspaceId, asOf, ...questionOf(scene, each) };
    cases.set(each, { items: await workItemsForPeriod(db, question) });
  }
  return wanted.map((each) => cases.get(each) ?? NO_CASES);
}

function countsCases({ agreement }: Wanted): boolean {
  return agreement.terms.targets.some(isCounted);
}

// Where demand is counted too, the same work items are needed whole.
function isNeededWhole({ cases }: Scene, { agreement }: Wanted): boolean {
  if (cases !== 'unsettled') return true;
  return agreement.terms.targets.some((target) => needOf(target) === 'opened-items');
}

function questionOf({ register }: Scene, { agreement, period }: Wanted): PeriodQuestion {
  return {
    agreementKey: agreement.key,
    targetKeys: agreement.terms.targets.filter(isCounted).map(({ key }) => key),
    fingerprint: clockFingerprint(register, agreement.key),
    period,
  };
}
