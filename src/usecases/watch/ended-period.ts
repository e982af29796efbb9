import type { Interval } from '../../domain/calendar/interval.ts';
import type { PeriodUnit } from '../../domain/calendar/period.ts';
import { agreementInForce, type Register } from '../../domain/register/register.ts';
import type { Figure } from '../../domain/target/figure.ts';
import type { TargetTerms } from '../../domain/target/target-terms.ts';
import type { Context } from '../context.ts';
import { publishedBy } from '../period/published-figure.ts';
import { measure } from '../status/measure-agreement.ts';
import { factsFrom } from '../status/period-facts.ts';

type Ended = {
  readonly register: Register;
  readonly agreementKey: string;
  readonly unit: PeriodUnit;
  readonly period: Interval;
};

export type Fared = { readonly target: TargetTerms; readonly figure: Figure };

/** How the promises kept by such a period fared in one that has ended: as published, else as measured now. */
export async function fareIn(context: Context, ended: Ended): Promise<readonly Fared[]> {
  const { database: db, workspace, now: asOf } = context;
  const { register, agreementKey, unit, period } = ended;
  const agreement = agreementInForce(register, agreementKey, period.to - 1);
  const targets = agreement?.terms.targets.filter((target) => target.period === unit) ?? [];
  const seen = { db, workspaceId: workspace.id, asOf };
  const sealOf = publishedBy(seen);
  const factsOf = factsFrom({ ...seen, register, cases: 'unsettled' });
  const fared: Fared[] = [];
  for (const target of targets) {
    const seal = await sealOf({ agreementKey, targetKey: target.key, period });
    const measured = agreement && { agreement, terms: target, period };
    const figure =
      seal?.figure ?? (measured && (await measure({ register, asOf, factsOf }, measured)));
    if (figure) fared.push({ target, figure });
  }
  return fared;
}

/** Of promises that could be judged, how many were met. */
export function countMet(fared: readonly Fared[]) {
  const judged = fared.filter(({ figure }) => figure.verdict !== 'no-data');
  const met = judged.filter(({ figure }) => figure.verdict !== 'breached');
  return { met: met.length, judged: judged.length };
}
