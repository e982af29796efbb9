import type { Instant } from '../../domain/calendar/instant.ts';
import type { Interval } from '../../domain/calendar/interval.ts';
import { excludeFrom } from '../../domain/exclusion/exclude.ts';
import type { AgreementRevision, Register } from '../../domain/register/register.ts';
import type { Facts } from '../../domain/target/figure.ts';
import type { Db } from '../../storage/database.ts';
import { outagesOf } from '../../storage/outages.ts';
import type { Pace } from '../../storage/period-looks.ts';
import { exclusionsInForce } from '../exclusion/exclusions-in-force.ts';
import type { FactsOf } from '../status/measure-agreement.ts';
import { factsFrom } from '../status/period-facts.ts';

type Scene = {
  readonly db: Db;
  readonly workspaceId: number;
  readonly register: Register;
  readonly asOf: Instant;
};

/** What the promises of a pace are measured from: those looked at every minute from outages alone, which is soon done. */
export function watchedFacts(scene: Scene, pace: Pace): FactsOf {
  return pace === 'minute' ? downtimeFrom(scene) : factsFrom({ ...scene, cases: 'unsettled' });
}

function downtimeFrom(scene: Scene): FactsOf {
  const loaded = new Map<string, Promise<Facts>>();
  return (agreement, period) => {
    const name = `${agreement.key} ${agreement.number} ${period.from} ${period.to}`;
    const facts = loaded.get(name) ?? load(scene, agreement, period);
    loaded.set(name, facts);
    return facts;
  };
}

async function load(
  { db, workspaceId, register, asOf }: Scene,
  agreement: AgreementRevision,
  period: Interval,
): Promise<Facts> {
  const { services: serviceKeys } = agreement.terms;
  const [outages, effective] = await Promise.all([
    outagesOf(db, { workspaceId, serviceKeys, period, asOf }),
    exclusionsInForce(db, { workspaceId, register, agreement, span: period }),
  ]);
  return excludeFrom({ workItems: [], outages }, effective, serviceKeys);
}
