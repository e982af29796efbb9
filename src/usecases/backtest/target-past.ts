import type { ClockPromise } from '../../domain/backtest/cases-under.ts';
import { pastPeriods } from '../../domain/backtest/past-periods.ts';
import { reachBack } from '../../domain/backtest/reach-back.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import type { Interval } from '../../domain/calendar/interval.ts';
import { excludeFrom } from '../../domain/exclusion/exclude.ts';
import {
  type AgreementRevision,
  agreementInForce,
  type Register,
} from '../../domain/register/register.ts';
import type { Facts } from '../../domain/target/figure.ts';
import type { MeasureInput } from '../../domain/target/measure-target.ts';
import type { TargetTerms } from '../../domain/target/target-terms.ts';
import { coveredWorkItems } from '../../storage/covered-work-items.ts';
import { exclusionsInForce } from '../exclusion/exclusions-in-force.ts';
import { measureInput } from '../status/measure-agreement.ts';
import { factsFrom } from '../status/period-facts.ts';
import type { Setting } from '../status/viewing.ts';
import { withCoverage } from '../work-item/with-coverage.ts';
import { everPromised } from './as-promised.ts';
import type { NamedTarget } from './named-target.ts';

/** The complete periods of a target in which its agreement was in force, the oldest first. */
export function periodsInForce(
  register: Register,
  { agreement, target }: NamedTarget,
  { at, months }: { readonly at: Instant; readonly months: number },
): readonly Interval[] {
  const { timeZone } = agreement.terms;
  return pastPeriods({ unit: target.period, timeZone, at, months }).filter(
    ({ to }) => agreementInForce(register, agreement.key, to - 1) !== null,
  );
}

type Wanted = {
  readonly register: Register;
  readonly named: NamedTarget;
  readonly span: Interval;
  /** Another promise that the work items are to be judged by, too. */
  readonly other?: ClockPromise | undefined;
};

/**
 * The work items of a target that is kept by clocks, and what does not count of them in a span; some thousands at a
 * time, so that one part can be worked on while the next is read.
 */
export async function* partsOfPast(context: Setting, wanted: Wanted): AsyncGenerator<Facts> {
  const { database, workspace, now: asOf } = context;
  const { register, named, span, other } = wanted;
  const { agreement, target } = named;
  const agreementKey = agreement.key;
  const promises = everPromised({ register, agreementKey, key: target.key });
  const since = reachBack(other ? [...promises, other] : promises, span.from);
  const where = { workspaceId: workspace.id, agreementKey };
  const asked = { workspaceId: workspace.id, register, agreement, span };
  const effective = await exclusionsInForce(database, asked);
  for await (const part of coveredWorkItems(database, { ...where, since, asOf })) {
    const workItems = await withCoverage(database, { ...where, register }, part);
    yield excludeFrom({ workItems, outages: [] }, effective, agreement.terms.services);
  }
}

type Measured = {
  readonly register: Register;
  readonly named: NamedTarget;
  readonly periods: readonly Interval[];
  /** Other terms that need facts of their own. */
  readonly other?: TargetTerms | undefined;
};

/** What the figures of a target in some periods are made of, exactly as the status measures them. */
export async function measureInputs(
  { database: db, workspace, now: asOf }: Setting,
  { register, named, periods, other }: Measured,
): Promise<readonly MeasureInput[]> {
  const { target: terms } = named;
  const factsOf = factsFrom({ db, workspaceId: workspace.id, register, asOf });
  const agreement = withOnly(named.agreement, other ? [terms, other] : [terms]);
  const inputs: MeasureInput[] = [];
  for (const period of periods) {
    inputs.push(await measureInput({ register, asOf, factsOf }, { agreement, terms, period }));
  }
  return inputs;
}

// The facts that other targets need are not read.
function withOnly(agreement: AgreementRevision, targets: TargetTerms[]): AgreementRevision {
  return { ...agreement, terms: { ...agreement.terms, targets } };
}
