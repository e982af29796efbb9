import { hoursFor, supportHours } from '../../domain/agreement/hours.ts';
import { overriddenSpans } from '../../domain/agreement/overriding.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { type Interval, subtract, union } from '../../domain/calendar/interval.ts';
import { periodOf, previousPeriod } from '../../domain/calendar/period.ts';
import { AccordError } from '../../domain/error.ts';
import type { Exclusion } from '../../domain/measurement/exclusion.ts';
import type { WorkItem } from '../../domain/measurement/work-item-event.ts';
import {
  type AgreementRevision,
  agreementInForce,
  continued,
  type Register,
} from '../../domain/register/register.ts';
import { besidesOverridden } from '../../domain/target/besides-overridden.ts';
import { feltBy } from '../../domain/target/felt-at.ts';
import type { Facts, Figure, Verdict } from '../../domain/target/figure.ts';
import { objectiveOf } from '../../domain/target/kind-words.ts';
import type { PinnedTerms } from '../../domain/target/kinds/target-kind.ts';
import { type MeasureInput, measureTarget } from '../../domain/target/measure-target.ts';
import { overDemandOf } from '../../domain/target/over-demand.ts';
import type { TargetTerms } from '../../domain/target/target-terms.ts';
import { burnReadings } from '../period/burn-readings.ts';
import type { SealOf } from '../period/published-figure.ts';
import { calendarsOf, foldingFor, isCounted } from '../work-item/fold-work-item.ts';
import { namesOf } from './agreement-names.ts';
import { overriddenIn } from './overridden.ts';
import type { AgreementStatus, TargetStatus } from './status-report.ts';

/** Where the facts of a period come from. */
export type FactsOf = (agreement: AgreementRevision, period: Interval) => Promise<Facts>;

/** What all figures of one report are measured with. */
export type Measuring = {
  readonly register: Register;
  readonly asOf: Instant;
  readonly factsOf: FactsOf;
  /** Where published figures come from, which take the place of measured ones. */
  readonly sealOf?: SealOf | undefined;
};

const VERDICT_ORDER: readonly Verdict[] = ['breached', 'at-risk', 'met', 'no-data'];

/** While less than this share of a period has passed, the one before it says more. */
const YOUNG = 0.2;

/** How every target of an agreement stands, the worst first. */
export async function measureAgreement(
  measuring: Measuring,
  agreement: AgreementRevision,
): Promise<AgreementStatus> {
  const { key, number, terms } = agreement;
  const targets = await Promise.all(
    terms.targets.map((target) => stand(measuring, agreement, target)),
  );
  return {
    key,
    kind: terms.kind,
    revision: number,
    customerKey: terms.customer,
    serviceKeys: terms.services,
    timeZone: terms.timeZone,
    ...namesOf(measuring.register, agreement),
    overDemand: overDemandOf(targets),
    overridden: overriddenIn(measuring.register, agreement, measuring.asOf),
    targets: targets.sort((a, b) => worstFirst(a.figure.verdict, b.figure.verdict)),
  };
}

/** Orders verdicts, the worst first. */
export function worstFirst(a: Verdict, b: Verdict): number {
  return VERDICT_ORDER.indexOf(a) - VERDICT_ORDER.indexOf(b);
}

async function stand(
  measuring: Measuring,
  agreement: AgreementRevision,
  terms: TargetTerms,
): Promise<TargetStatus> {
  const { asOf, register } = measuring;
  const unit = { unit: terms.period, timeZone: agreement.terms.timeZone, at: asOf };
  const period = periodOf(unit);
  const figure = await measure(measuring, { agreement, terms, period });
  const young = asOf - period.from < (period.to - period.from) * YOUNG;
  const before = young || figure.verdict === 'no-data' ? previousPeriod(unit) : null;
  const wasAgreed = before && agreementInForce(register, agreement.key, before.to - 1);
  return {
    terms,
    objective: objectiveOf(terms),
    period,
    figure,
    ...('burnRates' in terms && { burn: await burnReadings(measuring, { agreement, terms }) }),
    ...(await stoodBefore(measuring, wasAgreed ? { agreement, terms, period: before } : null)),
  };
}

/** The period before as it was published, or as it is measured while it is provisional. */
async function stoodBefore(
  measuring: Measuring,
  measured: Measured | null,
): Promise<Pick<TargetStatus, 'previous' | 'previousSeal'>> {
  if (!measured) return { previous: null, previousSeal: null };
  const { agreement, terms, period } = measured;
  const place = { agreementKey: agreement.key, targetKey: terms.key, period };
  const seal = (await measuring.sealOf?.(place)) ?? null;
  if (!seal) return { previous: await measure(measuring, measured), previousSeal: null };
  const { number, sealedAt } = seal;
  return { previous: seal.figure, previousSeal: { number, sealedAt } };
}

type Measured = {
  readonly agreement: AgreementRevision;
  readonly terms: TargetTerms;
  readonly period: Interval;
};

/** The figure of one target in one period. */
export async function measure(measuring: Measuring, measured: Measured): Promise<Figure> {
  return measureTarget(await measureInput(measuring, measured));
}

/** What the figure of one target in one period is made of. */
export async function measureInput(
  measuring: Measuring,
  measured: Measured,
): Promise<MeasureInput> {
  const { register, asOf, factsOf } = measuring;
  const { agreement, terms, period } = measured;
  const { timeZone } = agreement.terms;
  const key = hoursFor(agreement.terms, terms);
  const calendar = calendarsOf(register)(key);
  if (!calendar) {
    throw new AccordError('internal', `The calendar “${key}” of ${agreement.key} is missing.`);
  }
  const spans = isCounted(terms) ? [] : overriddenSpans(register, { agreement, terms, period });
  const { services } = agreement.terms;
  const felt = feltBy(await factsOf(agreement, period), terms, agreement.terms.targets);
  const facts = besidesOverridden(felt, { ...{ spans, services, asOf, period } });
  const promises = promisesOf(measuring, measured);
  const { revisionFor } = foldingFor(register, agreement.key);
  return {
    ...{ terms, calendar, timeZone, asOf, period },
    facts: {
      ...facts,
      workItems: facts.workItems.filter(isCounted(terms) ? promises : revisionFor),
      exclusions: isCounted(terms)
        ? facts.exclusions
        : [...facts.exclusions, ...notAgreed(register, agreement.key, period)],
    },
    pinned: promises,
  };
}

/** The parts of a period in which no revision of the agreement was in force: no time was agreed then. */
function notAgreed(register: Register, key: string, period: Interval): readonly Exclusion[] {
  const revisions = register.agreements.get(key) ?? [];
  const agreed = revisions
    .map((revision) => continued(revision, revisions))
    .map(({ from, to }) => ({ from, to: to ?? Number.POSITIVE_INFINITY }));
  return subtract([period], union(agreed)).map((span) => ({
    ...span,
    id: `${key} from ${span.from}`,
    reason: 'no agreement in force',
    unagreed: true,
  }));
}

/** What each work item was promised by the revision in force when it was opened; null when nothing was. */
function promisesOf({ register }: Measuring, { agreement, terms }: Measured) {
  const calendarOf = calendarsOf(register);
  const { revisionFor, promisesFor } = foldingFor(register, agreement.key);
  return (item: WorkItem): PinnedTerms | null => {
    const revision = revisionFor(item);
    const counted = revision ? promisesFor(item, revision) : [];
    const own = counted.find(({ key }) => key === terms.key);
    const calendar = revision && calendarOf(supportHours(revision.terms));
    return own && calendar ? { terms: own, calendar } : null;
  };
}
