import type { Instant } from '../../domain/calendar/instant.ts';
import type { Interval } from '../../domain/calendar/interval.ts';
import { excludeFrom } from '../../domain/exclusion/exclude.ts';
import type { AgreementRevision, Register } from '../../domain/register/register.ts';
import type { Facts } from '../../domain/target/figure.ts';
import { needOf } from '../../domain/target/kind-words.ts';
import type { Db } from '../../storage/database.ts';
import { outagesOf } from '../../storage/outages.ts';
import { workItemsForPeriod } from '../../storage/work-items.ts';
import { exclusionsInForce } from '../exclusion/exclusions-in-force.ts';
import { demandFor, samplesBesides, samplesFor } from '../sample/target-samples.ts';
import { isCounted } from '../work-item/fold-work-item.ts';
import type { FactsOf } from './measure-agreement.ts';

type Scene = {
  readonly db: Db;
  readonly workspaceId: number;
  readonly register: Register;
  readonly asOf: Instant;
};

/** Loads what was measured in a period, once for all targets that share the period. */
export function factsFrom(scene: Scene): FactsOf {
  const loaded = new Map<string, Promise<Facts>>();
  return (agreement, period) => {
    const name = `${agreement.key} ${period.from} ${period.to}`;
    const facts = loaded.get(name) ?? load(scene, agreement, period);
    loaded.set(name, facts);
    return facts;
  };
}

async function load(scene: Scene, agreement: AgreementRevision, period: Interval): Promise<Facts> {
  const { db, workspaceId, register, asOf } = scene;
  const { targets, services } = agreement.terms;
  const targetKeys = targets.filter(isCounted).map(({ key }) => key);
  const seen = { workspaceId, period, asOf };
  const items =
    targetKeys.length === 0
      ? []
      : await workItemsForPeriod(db, { ...seen, agreementKey: agreement.key, targetKeys });
  const outages = targets.some((target) => needOf(target) === 'outages')
    ? await outagesOf(db, { ...seen, serviceKeys: services })
    : [];
  const samples = await samplesFor(db, { ...seen, agreement });
  const demand = await demandFor(db, { ...seen, agreement });
  const workItems = [...new Map([...items, ...demand].map((item) => [item.id, item])).values()];
  const where = { workspaceId, register, agreement, span: period };
  const effective = await exclusionsInForce(db, where);
  return {
    ...excludeFrom({ workItems, outages }, effective, services),
    samples: samplesBesides(samples, effective),
  };
}
