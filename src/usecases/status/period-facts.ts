import type { Instant } from '../../domain/calendar/instant.ts';
import type { Interval } from '../../domain/calendar/interval.ts';
import { excludeFrom } from '../../domain/exclusion/exclude.ts';
import type { AgreementRevision, Register } from '../../domain/register/register.ts';
import type { Facts, SettledCases } from '../../domain/target/figure.ts';
import { needOf } from '../../domain/target/kind-words.ts';
import type { Db } from '../../storage/database.ts';
import { outagesOf, type ServiceOutage } from '../../storage/outages.ts';
import { casesOfPeriod, workItemsForPeriod } from '../../storage/settled-cases.ts';
import type { StoredWorkItem } from '../../storage/work-items.ts';
import { exclusionsInForce } from '../exclusion/exclusions-in-force.ts';
import { demandFor, samplesBesides, samplesFor } from '../sample/target-samples.ts';
import { clockFingerprint } from '../work-item/clock-fingerprint.ts';
import { isCounted } from '../work-item/fold-work-item.ts';
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

/** Loads what was measured in a period, once for all targets that share the period. */
export function factsFrom(scene: Scene): FactsOf {
  const loaded = new Map<string, Promise<Facts>>();
  const down = outagesFrom(scene);
  return (agreement, period) => {
    const name = `${agreement.key} ${period.from} ${period.to}`;
    const facts = loaded.get(name) ?? load({ ...scene, down }, agreement, period);
    loaded.set(name, facts);
    return facts;
  };
}

type OutagesOf = (
  services: readonly string[],
  period: Interval,
) => Promise<readonly ServiceOutage[]>;

/** Several agreements about the same services share their outages. */
function outagesFrom({ db, workspaceId, asOf }: Scene): OutagesOf {
  const loaded = new Map<string, Promise<readonly ServiceOutage[]>>();
  return (serviceKeys, period) => {
    const name = `${serviceKeys.join(' ')} ${period.from} ${period.to}`;
    const outages = loaded.get(name) ?? outagesOf(db, { workspaceId, serviceKeys, period, asOf });
    loaded.set(name, outages);
    return outages;
  };
}

async function load(
  scene: Scene & { readonly down: OutagesOf },
  agreement: AgreementRevision,
  period: Interval,
): Promise<Facts> {
  const { db, workspaceId, register, asOf } = scene;
  const { targets, services } = agreement.terms;
  const targetKeys = targets.filter(isCounted).map(({ key }) => key);
  const seen = { workspaceId, period, asOf };
  const { items, settled } = await casesFor(scene, { agreement, targetKeys, period });
  const outages = targets.some((target) => needOf(target) === 'outages')
    ? await scene.down(services, period)
    : [];
  const samples = await samplesFor(db, { ...seen, agreement });
  const demand = await demandFor(db, { ...seen, agreement });
  const workItems = [...new Map([...items, ...demand].map((item) => [item.id, item])).values()];
  const where = { workspaceId, register, agreement, span: period };
  const effective = await exclusionsInForce(db, where);
  return {
    ...excludeFrom({ workItems, outages }, effective, services),
    samples: samplesBesides(samples, effective),
    ...(settled && { settled }),
  };
}

type Counted = {
  readonly agreement: AgreementRevision;
  readonly targetKeys: readonly string[];
  readonly period: Interval;
};

type Cases = {
  readonly items: readonly StoredWorkItem[];
  readonly settled?: ReadonlyMap<string, SettledCases>;
};

async function casesFor(scene: Scene, { agreement, ...counted }: Counted): Promise<Cases> {
  const { db, workspaceId, register, asOf } = scene;
  if (counted.targetKeys.length === 0) return { items: [] };
  const fingerprint = clockFingerprint(register, agreement.key);
  const question = { workspaceId, agreementKey: agreement.key, asOf, fingerprint, ...counted };
  // Where demand is counted too, the same work items are needed whole.
  const inFull = agreement.terms.targets.some((target) => needOf(target) === 'opened-items');
  if (scene.cases !== 'unsettled' || inFull)
    return { items: await workItemsForPeriod(db, question) };
  const { settled, items } = await casesOfPeriod(db, question);
  return { items, settled: settledByTarget(settled) };
}
