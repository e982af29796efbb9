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
import { type FactsOf, measureInput } from '../status/measure-agreement.ts';
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
  /** Other targets of the agreement that the same work items are read for. */
  readonly besides?: readonly TargetTerms[] | undefined;
};

/**
 * The work items of a target that is kept by clocks, and what does not count of them in a span; some thousands at a
 * time, so that one part can be worked on while the next is read.
 */
export async function* partsOfPast(context: Setting, wanted: Wanted): AsyncGenerator<Facts> {
  const { database, workspace, now: asOf } = context;
  const { register, named, span, other, besides = [] } = wanted;
  const { agreement, target } = named;
  const agreementKey = agreement.key;
  const promises = [target, ...besides].flatMap(({ key }) =>
    everPromised({ register, agreementKey, key }),
  );
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
  /** Facts that are read once for several targets of the agreement. */
  readonly shared?: SharedFacts | undefined;
};

export type SharedFacts = { readonly factsOf: FactsOf; readonly targets: readonly TargetTerms[] };

/** Facts of periods that are read once for several targets of an agreement. */
export function sharedFacts(
  { database: db, workspace, now: asOf }: Setting,
  { register, targets }: { readonly register: Register; readonly targets: readonly TargetTerms[] },
): SharedFacts {
  return { factsOf: factsFrom({ db, workspaceId: workspace.id, register, asOf }), targets };
}

/** What the figures of a target in some periods are made of, exactly as the status measures them. */
export async function measureInputs(
  context: Setting,
  { register, named, periods, other, shared }: Measured,
): Promise<readonly MeasureInput[]> {
  const { now: asOf } = context;
  const { target: terms, agreement } = named;
  const own = other ? [terms, other] : [terms];
  const { factsOf: all, targets } = shared ?? sharedFacts(context, { register, targets: own });
  const factsOf: FactsOf = (whole, period) => all(withOnly(whole, [...targets]), period);
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
