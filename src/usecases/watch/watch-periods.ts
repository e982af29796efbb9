import { formatInstant, type Instant } from '../../domain/calendar/instant.ts';
import type { Interval } from '../../domain/calendar/interval.ts';
import { cadenceOf, isRolling, periodOf } from '../../domain/calendar/period.ts';
import { excludeFrom } from '../../domain/exclusion/exclude.ts';
import { nameActor } from '../../domain/party/actor.ts';
import {
  type AgreementRevision,
  agreementsOf,
  type Register,
} from '../../domain/register/register.ts';
import type { Budget, Figure } from '../../domain/target/figure.ts';
import type { TargetTerms } from '../../domain/target/target-terms.ts';
import type { PeriodNotice } from '../../outbox/notice-period.ts';
import { recordAlerts } from '../../storage/alerts.ts';
import { record } from '../../storage/audit.ts';
import type { Db } from '../../storage/database.ts';
import { outagesOf } from '../../storage/outages.ts';
import type { Context } from '../context.ts';
import { exclusionsInForce } from '../exclusion/exclusions-in-force.ts';
import { enqueueNotice } from '../notice/enqueue-notice.ts';
import { teamChannelOf } from '../notice/promised.ts';
import { loadRegister } from '../register/load-register.ts';
import { type FactsOf, measure } from '../status/measure-agreement.ts';
import { factsFrom } from '../status/period-facts.ts';
import { describePeriod } from './describe-period.ts';
import { BREACH, spokenOf, THRESHOLDS } from './passed-thresholds.ts';
import { watchBurn } from './watch-burn.ts';

type Watched = {
  readonly register: Register;
  readonly agreement: AgreementRevision;
  readonly target: TargetTerms;
};

/** Tells once when a running period has spent most of the downtime it may have, and when it is lost. */
export async function watchPeriods(context: Context): Promise<void> {
  const register = await loadRegister(context);
  for (const agreement of agreementsOf(register, { at: context.now })) {
    for (const target of agreement.terms.targets) {
      if (target.kind !== 'availability') continue;
      const factsOf = outagesFor(context, register);
      const { outages } = await factsOf(agreement, runningPeriod(context, { agreement, target }));
      if (outages.length > 0) await watch(context, factsOf, { register, agreement, target });
      await watchBurn(context, { register, agreement, target });
    }
  }
}

/** The same for every other kind of promise, which takes more to measure and can wait a few minutes longer. */
export async function watchPromises(context: Context): Promise<void> {
  const { database: db, workspace, now: asOf } = context;
  const register = await loadRegister(context);
  for (const agreement of agreementsOf(register, { at: asOf })) {
    const scene = { db, workspaceId: workspace.id, register, asOf, cases: 'unsettled' } as const;
    const factsOf = factsFrom(scene);
    for (const target of agreement.terms.targets) {
      if (target.kind !== 'availability') {
        await watch(context, factsOf, { register, agreement, target });
        await watchBurn(context, { register, agreement, target });
      }
    }
  }
}

function runningPeriod(
  { now: at }: Context,
  { agreement, target }: Pick<Watched, 'agreement' | 'target'>,
): Interval {
  return periodOf({ unit: target.period, timeZone: agreement.terms.timeZone, at });
}

async function watch(context: Context, factsOf: FactsOf, watched: Watched): Promise<void> {
  const { register, agreement, target } = watched;
  const period = runningPeriod(context, watched);
  const measuring = { register, asOf: context.now, factsOf };
  const figure = await measure(measuring, { agreement, terms: target, period });
  if (passedBy(figure).length === 0) return;
  await context.database.transaction((tx) => note(tx, context, { ...watched, figure }));
}

/** The outages of a period, read once: they alone decide about availability. */
function outagesFor({ database, workspace, now }: Context, register: Register): FactsOf {
  let read: ReturnType<FactsOf> | null = null;
  const load = async (agreement: AgreementRevision, period: Interval) => {
    const { services: serviceKeys } = agreement.terms;
    const question = { workspaceId: workspace.id, serviceKeys, period, asOf: now };
    const outages = await outagesOf(database, question);
    const where = { workspaceId: workspace.id, register, agreement, span: period };
    const effective = outages.length === 0 ? [] : await exclusionsInForce(database, where);
    return excludeFrom({ workItems: [], outages }, effective, serviceKeys);
  };
  return (agreement, period) => {
    read ??= load(agreement, period);
    return read;
  };
}

/** The thresholds of what may go wrong that a period has passed; the last one when it cannot be saved. */
export function passedBy({ budget, verdict }: Figure): readonly number[] {
  const { spent, granted } = budget;
  return THRESHOLDS.filter((threshold) =>
    threshold === BREACH
      ? verdict === 'breached'
      : isSteady(budget) && spent > 0 && spent * 100 >= granted * threshold,
  );
}

/** Fewer misses than these are no share of anything: one more or less is most of it. */
const MANY = 10;

/** Whether a share of the budget says something before the period ends: it is granted at once, or it is large. */
function isSteady({ unit, granted }: Budget): boolean {
  if (unit === 'ms' || unit === 'interruptions') return true;
  return (unit === 'cases' || unit === 'events' || unit === 'slices') && granted >= MANY;
}

type Standing = Watched & { readonly figure: Figure };

async function note(tx: Db, context: Context, standing: Standing): Promise<void> {
  const { agreement, target, figure } = standing;
  const subject = `period:${formatInstant(firstInstant(standing))}`;
  const place = { agreementKey: agreement.key, targetKey: target.key, revision: agreement.number };
  const fresh = await recordAlerts(tx, {
    workspaceId: context.workspace.id,
    ...place,
    subject,
    cycle: 1,
    thresholds: passedBy(figure),
    firedAt: context.now,
  });
  if (fresh.length === 0) return;
  const threshold = spokenOf(fresh);
  const told = threshold !== null && (await tell(tx, context, { ...standing, threshold }));
  await record(tx, {
    workspaceId: context.workspace.id,
    at: context.now,
    actor: nameActor(context.actor),
    verb: 'thresholds passed',
    subject: `agreement:${agreement.key}`,
    detail: { ...place, subject, thresholds: fresh, told: told ? threshold : null },
  });
}

/** A rolling window begins anew every day: its thresholds fire once for each period in which it is published. */
function firstInstant({ agreement, target, figure: { period } }: Standing): Instant {
  if (!isRolling(target.period)) return period.from;
  const { timeZone } = agreement.terms;
  return periodOf({ unit: cadenceOf(target.period), timeZone, at: period.to - 1 }).from;
}

type Telling = Standing & { readonly threshold: number };

async function tell(tx: Db, context: Context, telling: Telling): Promise<boolean> {
  const recipient = teamChannelOf(telling.register, telling.agreement);
  if (recipient === null) return false;
  return enqueueNotice(tx, context, { notice: noticeOf(telling, context.now), recipient });
}

function noticeOf(telling: Telling, asOf: number): PeriodNotice {
  const { threshold } = telling;
  return {
    kind: threshold === BREACH ? 'period-breached' : 'period-at-risk',
    ...describePeriod(telling, asOf),
    threshold,
  };
}
