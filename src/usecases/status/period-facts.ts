import type { Instant } from '../../domain/calendar/instant.ts';
import type { Interval } from '../../domain/calendar/interval.ts';
import { excludeFrom, samplesBesides } from '../../domain/exclusion/exclude.ts';
import type { AgreementRevision, Register } from '../../domain/register/register.ts';
import type { Facts, SettledCases } from '../../domain/target/figure.ts';
import { needOf } from '../../domain/target/kind-words.ts';
import type { Db } from '../../storage/database.ts';
import { outagesOf, type ServiceOutage } from '../../storage/outages.ts';
import { casesOfPeriod, workItemsForPeriod } from '../../storage/settled-cases.ts';
import type { StoredWorkItem } from '../../storage/work-items.ts';
import { exclusionsInForce } from '../exclusion/exclusions-in-force.ts';
import { demandFor, samplesFor } from '../sample/target-samples.ts';
import { clockFingerprint } from '../work-item/clock-fingerprint.ts';
import { isCounted } from '../work-item/fold-work-item.ts';
import { withCoverage } from '../work-item/with-coverage.ts';
import type { FactsOf } from './measure-agreement.ts';
import { settledByTarget } from './settled-by-target.ts';

type Scene = {
  readonly db: Db;
  readonly workspaceId: number;
  readonly register: Register;
  readonly asOf: Instant;
  /** Whether every case is folded; otherwise what is settled is taken from the cached clocks. */
  readonly cases?: 'all' | 'unsettled';
};

type Wanted = { readonly agreement: AgreementRevision; readonly period: Interval };

/** Loads what was measured in a period, once for all targets that share the period. */
export function factsFrom(scene: Scene): FactsOf {
  const loaded = new Map<string, Promise<Facts>>();
  return (agreement, period) => {
    const name = `${agreement.key} ${agreement.number} ${period.from} ${period.to}`;
    const facts = loaded.get(name) ?? load(scene, { agreement, period });
    loaded.set(name, facts);
    return facts;
  };
}

async function load(scene: Scene, { agreement, period }: Wanted): Promise<Facts> {
  const { db, workspaceId, register, asOf } = scene;
  const { services } = agreement.terms;
  const seen = { workspaceId, period, asOf, agreement };
  const [cases, demand, outages, samples, effective] = await Promise.all([
    casesFor(scene, { agreement, period }),
    demandFor(db, seen),
    outagesFor(db, seen),
    samplesFor(db, seen),
    exclusionsInForce(db, { workspaceId, register, agreement, span: period }),
  ]);
  const found = [...new Map([...cases.items, ...demand].map((item) => [item.id, item])).values()];
  const own = { workspaceId, register, agreementKey: agreement.key };
  const workItems = await withCoverage(db, own, found);
  return {
    ...excludeFrom({ workItems, outages }, effective, services),
    samples: samplesBesides(samples, effective),
    ...(cases.settled && { settled: cases.settled }),
  };
}

type Seen = Wanted & { readonly workspaceId: number; readonly asOf: Instant };

async function outagesFor(db: Db, { agreement, ...seen }: Seen): Promise<readonly ServiceOutage[]> {
  const { targets, services } = agreement.terms;
  if (!targets.some((target) => needOf(target) === 'outages')) return [];
  return outagesOf(db, { ...seen, serviceKeys: services });
}

type Cases = {
  readonly items: readonly StoredWorkItem[];
  readonly settled?: ReadonlyMap<string, SettledCases>;
};

async function casesFor(scene: Scene, { agreement, period }: Wanted): Promise<Cases> {
  const { db, workspaceId, register, asOf } = scene;
  const targetKeys = agreement.terms.targets.filter(isCounted).map(({ key }) => key);
  if (targetKeys.length === 0) return { items: [] };
  const fingerprint = clockFingerprint(register, agreement.key);
  const cases = { workspaceId, agreementKey: agreement.key, targetKeys, period, asOf, fingerprint };
  if (isNeededWhole(scene, agreement)) return { items: await workItemsForPeriod(db, cases) };
  const { items, settled } = await casesOfPeriod(db, cases);
  return { items, settled: settledByTarget(settled) };
}

// Where demand is counted too, the same work items are needed whole.
function isNeededWhole({ cases }: Scene, { terms }: AgreementRevision): boolean {
  if (cases !== 'unsettled') return true;
  return terms.targets.some((target) => needOf(target) === 'opened-items');
}
