import { formatInstant } from '../../domain/calendar/instant.ts';
import type { Interval } from '../../domain/calendar/interval.ts';
import { periodOf } from '../../domain/calendar/period.ts';
import { excludeFrom } from '../../domain/exclusion/exclude.ts';
import { nameActor } from '../../domain/party/actor.ts';
import {
  type AgreementRevision,
  agreementsOf,
  type Register,
} from '../../domain/register/register.ts';
import type { Figure } from '../../domain/target/figure.ts';
import type { TargetTerms } from '../../domain/target/target-terms.ts';
import type { PeriodNotice } from '../../outbox/notice-period.ts';
import { recordAlerts } from '../../storage/alerts.ts';
import { record } from '../../storage/audit.ts';
import type { Db } from '../../storage/database.ts';
import { outagesOf } from '../../storage/outages.ts';
import type { Context } from '../context.ts';
import { exclusionsInForce } from '../exclusion/exclusions-in-force.ts';
import { enqueueNotice } from '../notice/enqueue-notice.ts';
import { describePromise, teamChannelOf } from '../notice/promised.ts';
import { shownPercent } from '../notice/shown-percent.ts';
import { objectiveOf } from '../notice/target-words.ts';
import { loadRegister } from '../register/load-register.ts';
import { type FactsOf, measure } from '../status/measure-agreement.ts';
import { BREACH, spokenOf, THRESHOLDS } from './passed-thresholds.ts';
import { periodName } from './period-name.ts';

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
      if (target.kind === 'availability') await watch(context, { register, agreement, target });
    }
  }
}

async function watch(context: Context, watched: Watched): Promise<void> {
  const { register, agreement, target } = watched;
  const { now: asOf } = context;
  const period = periodOf({ unit: target.period, timeZone: agreement.terms.timeZone, at: asOf });
  const factsOf = outagesFor(context, register);
  const { outages } = await factsOf(agreement, period);
  if (outages.length === 0) return;
  const measuring = { register, asOf, factsOf };
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
function passedBy({ budget: { spent, granted }, verdict }: Figure): readonly number[] {
  return THRESHOLDS.filter((threshold) =>
    threshold === BREACH ? verdict === 'breached' : spent > 0 && spent * 100 >= granted * threshold,
  );
}

type Standing = Watched & { readonly figure: Figure };

async function note(tx: Db, context: Context, standing: Standing): Promise<void> {
  const { agreement, target, figure } = standing;
  const subject = `period:${formatInstant(figure.period.from)}`;
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

type Telling = Standing & { readonly threshold: number };

async function tell(tx: Db, context: Context, telling: Telling): Promise<boolean> {
  const recipient = teamChannelOf(telling.register, telling.agreement);
  if (recipient === null) return false;
  return enqueueNotice(tx, context, { notice: noticeOf(telling, context.now), recipient });
}

function noticeOf(telling: Telling, asOf: number): PeriodNotice {
  const { register, agreement, target, figure, threshold } = telling;
  const { period, budget } = figure;
  const objective = objectiveOf(target);
  const name = periodName(period, { unit: target.period, timeZone: agreement.terms.timeZone });
  return {
    kind: threshold === BREACH ? 'period-breached' : 'period-at-risk',
    promised: describePromise(register, agreement, target),
    period: { ...period, name },
    percent: shownPercent(figure.percent, objective),
    ...{ threshold, objective, budget, asOf },
  };
}
