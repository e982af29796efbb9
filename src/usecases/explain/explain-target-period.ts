import { hoursFor } from '../../domain/agreement/hours.ts';
import { formatInstant, type Instant } from '../../domain/calendar/instant.ts';
import type { Interval } from '../../domain/calendar/interval.ts';
import { type PeriodUnit, periodOf } from '../../domain/calendar/period.ts';
import { AccordError } from '../../domain/error.ts';
import { nearest, simplify } from '../../domain/register/nearest.ts';
import { type AgreementRevision, agreementInForce } from '../../domain/register/register.ts';
import type { BurnReading } from '../../domain/target/burn-alerts.ts';
import type { Figure } from '../../domain/target/figure.ts';
import { objectiveOf, targetName, targetSentence } from '../../domain/target/kind-words.ts';
import {
  explainTarget,
  type MeasureInput,
  measureTarget,
} from '../../domain/target/measure-target.ts';
import type { SampleExplanation } from '../../domain/target/sample-attainment.ts';
import type { TargetTerms } from '../../domain/target/target-terms.ts';
import { alikeRevisions } from '../forecast/running-forecasts.ts';
import { burnReadings } from '../period/burn-readings.ts';
import { measureInput } from '../status/measure-agreement.ts';
import { type OverriddenTarget, overriddenIn } from '../status/overridden.ts';
import { factsFrom } from '../status/period-facts.ts';
import { askedInstant } from '../status/show-status.ts';
import { agreementMeant, openView, type Setting, type Viewing } from '../status/viewing.ts';
import { periodName } from '../watch/period-name.ts';
import { calendarRules, type NamedCalendar } from './calendar-rules.ts';
import { type CaseLine, caseLines } from './case-lines.ts';
import { explainTime, type TimeExplanation } from './explain-time.ts';
import type { NamedRevision, NamedTarget } from './explain-work-item.ts';
import { type Foreseen, foreseenOf } from './foreseen.ts';
import { type OutagesElsewhere, outagesElsewhere } from './outages-elsewhere.ts';
import { type Published, publishedOf } from './published.ts';

export type TargetQuestion = {
  readonly agreement: string;
  readonly target: string;
  readonly at?: Instant | undefined;
};

/** Why the figure of a target in a period is what it is. */
export type TargetExplanation = {
  readonly of: 'target';
  readonly asOf: Instant;
  readonly agreement: NamedRevision;
  readonly target: NamedTarget;
  readonly kind: TargetTerms['kind'];
  readonly calendar: NamedCalendar;
  readonly period: Interval;
  readonly periodName: string;
  readonly objective: string;
  readonly figure: Figure;
  readonly grounds: Grounds;
  /** What goes before it now, by its level or for a part of the work items. */
  readonly overridden: readonly OverriddenTarget[];
  /** What was down only at sites whose outages do not count here; absent when nothing was. */
  readonly elsewhere?: readonly OutagesElsewhere[];
  /** How fast its budget is being used up; absent where the agreement does not ask. */
  readonly burn?: readonly BurnReading[];
  /** How the period was forecast to end; null when nobody did. */
  readonly foreseen: Foreseen | null;
  /** How its figure was published since; null while it is not. */
  readonly published: Published | null;
  readonly periodUnit: PeriodUnit;
};

/** What a figure follows from. */
export type Grounds =
  | TimeExplanation
  | { readonly of: 'cases'; readonly cases: readonly CaseLine[] }
  | SampleExplanation;

/** Explains the figure of a target in the period that contains the instant, as it stood then. */
export async function explainTargetPeriod(
  context: Setting,
  question: TargetQuestion,
): Promise<TargetExplanation> {
  const view = await openView(context);
  const { register } = view;
  const asOf = askedInstant(question, context.now);
  const agreement = inForce(view, agreementMeant(view, question.agreement), asOf);
  const terms = targetMeant(agreement, question.target);
  const { timeZone } = agreement.terms;
  const period = periodOf({ unit: terms.period, timeZone, at: asOf });
  const workspaceId = context.workspace.id;
  const factsOf = factsFrom({ db: context.database, workspaceId, register, asOf });
  const input = await measureInput({ register, asOf, factsOf }, { agreement, terms, period });
  const place = { agreementKey: agreement.key, targetKey: terms.key, period };
  return {
    of: 'target',
    ...{ asOf, period, kind: terms.kind, periodUnit: terms.period },
    foreseen: await foreseenOf(context, { place, revisions: foretold(view, agreement), asOf }),
    published: await publishedOf(context, { register, place, now: context.now }),
    ...named(agreement, terms),
    periodName: periodName(period, { unit: terms.period, timeZone }),
    figure: measureTarget(input),
    overridden: overriddenIn(register, agreement, asOf).filter(
      ({ targetKey }) => targetKey === terms.key,
    ),
    ...grounded(view, agreement, input),
    ...(input.facts.outagesElsewhere && {
      elsewhere: outagesElsewhere(input, agreement.terms.targets),
    }),
    ...('burnRates' in terms && {
      burn: await burnReadings({ register, asOf, factsOf }, { agreement, terms }),
    }),
  };
}

/** The revisions whose forecasts are told: to our own people only. */
function foretold({ viewer, register }: Viewing, agreement: AgreementRevision): readonly number[] {
  if (viewer.kind !== 'staff') return [];
  return alikeRevisions(register, agreement).map(({ number }) => number);
}

function named({ key, number, terms }: AgreementRevision, target: TargetTerms) {
  const { name = key, timeZone } = terms;
  return {
    agreement: { key, name, revision: number, timeZone },
    target: { key: target.key, name: targetName(target), sentence: targetSentence(target) },
    objective: objectiveOf(target),
  };
}

function grounded(
  { register }: Viewing,
  { key, terms }: AgreementRevision,
  input: MeasureInput,
): Pick<TargetExplanation, 'calendar' | 'grounds'> {
  const known = calendarRules(register, hoursFor(terms, input.terms), input.asOf);
  if (!known) throw new AccordError('internal', `The calendar of “${key}” is missing.`);
  const { calendar, rules } = known;
  const explanation = explainTarget(input);
  if (explanation.of === 'time') {
    return { calendar, grounds: explainTime(explanation.segments, { input, rules }) };
  }
  if (explanation.of === 'cases') {
    const titles = new Map(input.facts.workItems.map((item) => [item.key, item.title ?? null]));
    return { calendar, grounds: { of: 'cases', cases: caseLines(explanation.cases, titles) } };
  }
  return { calendar, grounds: explanation };
}

function inForce(
  { visible }: Viewing,
  { key, terms }: AgreementRevision,
  asOf: Instant,
): AgreementRevision {
  const agreement = agreementInForce(visible, key, asOf);
  if (agreement) return agreement;
  throw new AccordError(
    'not-found',
    `“${terms.name ?? key}” was not in force at ${formatInstant(asOf)}, so nothing was promised then. Ask for a time within its dates.`,
  );
}

/** The target that somebody means, by its key or its name; a refusal that helps when there is none. */
function targetMeant({ key, terms }: AgreementRevision, text: string): TargetTerms {
  const wanted = simplify(text);
  const names = (target: TargetTerms) => [target.key, targetName(target)];
  const match = terms.targets.find((target) => names(target).map(simplify).includes(wanted));
  if (match) return match;
  const keys = terms.targets.map((target) => target.key);
  const [best] = nearest(text, keys);
  const hint = best ? `Did you mean “${best}”?` : `It has: ${keys.join(', ')}.`;
  throw new AccordError('not-found', `“${key}” has no target “${text}”. ${hint}`);
}
