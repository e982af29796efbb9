import { DAY, type Instant } from '../../domain/calendar/instant.ts';
import type { Interval } from '../../domain/calendar/interval.ts';
import { cadenceOf, periodOf, previousPeriod } from '../../domain/calendar/period.ts';
import { nameActor } from '../../domain/party/actor.ts';
import {
  type AgreementRevision,
  agreementInForce,
  agreementsOf,
  type Register,
} from '../../domain/register/register.ts';
import { isInPercent, objectiveOf } from '../../domain/target/kind-words.ts';
import { everyPeriod } from '../../domain/target/period-phrase.ts';
import type { TargetTerms } from '../../domain/target/target-terms.ts';
import { noticeKey, type Recipient } from '../../outbox/notice.ts';
import type { ChartNotice } from '../../outbox/notice-chart.ts';
import { record } from '../../storage/audit.ts';
import { hasNotice } from '../../storage/notices.ts';
import type { Context } from '../context.ts';
import { enqueueNotice } from '../notice/enqueue-notice.ts';
import { describePromise, teamChannelOf } from '../notice/promised.ts';
import { shownPercent } from '../notice/shown-percent.ts';
import { publishedBy } from '../period/published-figure.ts';
import { loadRegister } from '../register/load-register.ts';
import { quietWhile } from '../register/quiet-while.ts';
import { measure } from '../status/measure-agreement.ts';
import { factsFrom } from '../status/period-facts.ts';
import { countMet, fareIn } from '../watch/ended-period.ts';
import { nextChangeOf } from '../watch/looks-in.ts';
import { calendarsOf } from '../work-item/fold-work-item.ts';
import { firstWorkingMorning, monthsBefore, namesOfMonth } from './months.ts';

const MONTHS = 12;
/** A chart that could not be sent for so long is not news any more. */
const NEWS = 7 * DAY;

type Charted = {
  readonly register: Register;
  readonly agreement: AgreementRevision;
  readonly target: TargetTerms;
};

/** On the first working morning of a month, sends each team how its agreement fared over the last year. */
export async function postCharts(context: Context): Promise<void> {
  const { now } = context;
  const register = await loadRegister(context);
  if (quiet.is(register, { since: now, now })) return;
  for (const charted of chartedIn(register, now)) await postChart(context, charted);
  quiet.note(register, { from: now, to: nextCharts(register, now) });
}

// Thousands of agreements ask their calendars for the morning after each month.
const quiet = quietWhile();

function chartedIn(register: Register, at: Instant): readonly Charted[] {
  return agreementsOf(register, { at }).flatMap((agreement) => {
    const target = chartedTarget(agreement);
    return target ? [{ register, agreement, target }] : [];
  });
}

/** Until when no further chart is to be sent once all were that are, unless the register changes. */
function nextCharts(register: Register, now: Instant): Instant {
  const mornings = chartedIn(register, now).map((charted) => {
    const { timeZone } = charted.agreement.terms;
    const month = periodOf({ unit: 'month', timeZone, at: now });
    const morning = morningAfter(previousPeriod({ unit: 'month', timeZone, at: now }), charted);
    return morning !== null && morning > now ? Math.min(morning, month.to) : month.to;
  });
  return Math.min(nextChangeOf(register, now) ?? now + DAY, now + DAY, ...mornings);
}

/** The first availability promise of the agreement, else its first promise; its figure must be published by the month. */
function chartedTarget({ terms }: AgreementRevision): TargetTerms | null {
  if (terms.report?.every !== 'month') return null;
  const monthly = terms.targets.filter(
    (target) => cadenceOf(target.period) === 'month' && isInPercent(target),
  );
  return monthly.find(({ kind }) => kind === 'availability') ?? monthly.at(0) ?? null;
}

async function postChart(context: Context, charted: Charted): Promise<void> {
  const { register, agreement } = charted;
  const { timeZone } = agreement.terms;
  const months = monthsBefore(timeZone, context.now, MONTHS).filter(
    ({ to }) => agreementInForce(register, agreement.key, to - 1) !== null,
  );
  const last = months.at(-1);
  if (!last || !isMorningAfter(last, charted, context.now)) return;
  const waiting: Addressed[] = [];
  for (const each of addressed(charted, last)) {
    const key = noticeKey(each.notice);
    const known = await hasNotice(context.database, { workspaceId: context.workspace.id, key });
    if (!known) waiting.push(each);
  }
  if (waiting.length === 0) return;
  const fared = await fare(context, charted, months);
  const promises = countMet(await fareInMonth(context, charted, last));
  for (const { notice, recipient } of waiting) {
    await send(context, { notice: { ...notice, months: fared, promises }, recipient });
  }
}

type Addressed = { readonly notice: ChartNotice; readonly recipient: Recipient };

/** The team reads every chart, a customer the one of their own agreement where it names a channel for it. */
function addressed(charted: Charted, last: Interval): readonly Addressed[] {
  const { register, agreement } = charted;
  const notice = withoutMonths(charted, last);
  const team = teamChannelOf(register, agreement);
  const { kind, report } = agreement.terms;
  const own = kind === 'SLA' ? report?.customerChannel : undefined;
  const customer = own !== undefined && own !== team?.channel ? { channel: own } : null;
  return [
    ...(team ? [{ notice, recipient: team }] : []),
    ...(customer
      ? [{ notice: { ...notice, audience: 'customer' as const }, recipient: customer }]
      : []),
  ];
}

async function send(context: Context, { notice, recipient }: Addressed): Promise<void> {
  const { agreement, target } = notice.promised;
  await context.database.transaction(async (tx) => {
    if (!(await enqueueNotice(tx, context, { notice, recipient }))) return;
    await record(tx, {
      workspaceId: context.workspace.id,
      at: context.now,
      actor: nameActor(context.actor),
      verb: 'chart sent',
      subject: `agreement:${agreement}`,
      detail: { target, month: notice.month, ...recipient },
    });
  });
}

function fareInMonth(context: Context, { register, agreement }: Charted, period: Interval) {
  return fareIn(context, { register, agreementKey: agreement.key, unit: 'month', period });
}

function isMorningAfter(month: Interval, charted: Charted, now: Instant): boolean {
  const morning = morningAfter(month, charted);
  return morning !== null && morning <= now && now < morning + NEWS;
}

function morningAfter(month: Interval, { register, agreement }: Charted): Instant | null {
  const calendar = calendarsOf(register)(agreement.terms.calendar);
  return calendar && firstWorkingMorning(month, calendar);
}

function withoutMonths({ register, agreement, target }: Charted, last: Interval): ChartNotice {
  const promised = describePromise(register, agreement, target);
  const objective = objectiveOf(target);
  const { timeZone } = agreement.terms;
  return {
    kind: 'attainment-chart',
    promised,
    month: namesOfMonth(timeZone, last).key,
    title: `${promised.agreementName} — ${inSentence(promised.targetName)}`,
    subtitle: `Objective ${objective} % ${everyPeriod(target.period)} · ${timeZone}`,
    objective,
    months: [],
  };
}

/** “Availability” within a title is “availability”; “P1 response” stays. */
function inSentence(name: string): string {
  return /^[A-Z][a-z]/.test(name) ? `${name.charAt(0).toLowerCase()}${name.slice(1)}` : name;
}

/** Every month as it was published, else by the same function that answers for the status, against what is promised now. */
async function fare(context: Context, charted: Charted, months: readonly Interval[]) {
  const { register, agreement, target } = charted;
  const { database: db, workspace, now: asOf } = context;
  const factsOf = factsFrom({ db, workspaceId: workspace.id, register, asOf });
  const measuring = { register, asOf, factsOf };
  const sealOf = publishedBy({ db, workspaceId: workspace.id, asOf });
  const fared: ChartNotice['months'] = [];
  const { timeZone } = agreement.terms;
  for (const month of months) {
    const { label } = namesOfMonth(timeZone, month);
    // A rolling window as it stood when the month ended.
    const period = periodOf({ unit: target.period, timeZone, at: month.to - 1 });
    const seal = await sealOf({ agreementKey: agreement.key, targetKey: target.key, period });
    const figure = seal?.figure ?? (await measure(measuring, { agreement, terms: target, period }));
    const percent = shownPercent(figure.percent, objectiveOf(target));
    fared.push({ label, percent, verdict: figure.verdict });
  }
  return fared;
}
