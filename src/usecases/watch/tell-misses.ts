import { DAY } from '../../domain/calendar/instant.ts';
import type { Interval } from '../../domain/calendar/interval.ts';
import { type PeriodUnit, previousPeriod } from '../../domain/calendar/period.ts';
import { nameActor } from '../../domain/party/actor.ts';
import {
  type AgreementRevision,
  agreementInForce,
  agreementsOf,
  type Register,
} from '../../domain/register/register.ts';
import {
  isInPercent,
  objectiveOf,
  targetName,
  targetSentence,
} from '../../domain/target/kind-words.ts';
import { noticeKey } from '../../outbox/notice.ts';
import type { MissedNotice } from '../../outbox/notice-missed.ts';
import { periodNoticeKey } from '../../outbox/notice-period.ts';
import { record } from '../../storage/audit.ts';
import type { Database } from '../../storage/database.ts';
import { hasNotice } from '../../storage/notices.ts';
import { firstWorkingMorning } from '../chart/months.ts';
import type { Context } from '../context.ts';
import { enqueueNotice } from '../notice/enqueue-notice.ts';
import { describePromise, teamChannelOf } from '../notice/promised.ts';
import { shownPercent } from '../notice/shown-percent.ts';
import { loadRegister } from '../register/load-register.ts';
import { calendarsOf } from '../work-item/fold-work-item.ts';
import { countMet, type Fared, fareIn } from './ended-period.ts';
import { BREACH } from './passed-thresholds.ts';
import { periodName } from './period-name.ts';

/** A miss that could not be told for so long is not news any more. */
const NEWS = 7 * DAY;

// What was found to be in order is not measured again every few minutes of a week.
const lookedAt = new WeakMap<Database, Set<string>>();

type Ended = {
  readonly register: Register;
  /** The revision in force when the period ended. */
  readonly agreement: AgreementRevision;
  readonly unit: PeriodUnit;
  readonly period: Interval;
};

/** On the first working morning after a period, tells the team which promises were missed in it, unless it knows. */
export async function tellMisses(context: Context): Promise<void> {
  const register = await loadRegister(context);
  for (const { key, terms } of agreementsOf(register, { at: context.now })) {
    for (const unit of new Set(terms.targets.map((target) => target.period))) {
      const period = previousPeriod({ unit, timeZone: terms.timeZone, at: context.now });
      const agreement = agreementInForce(register, key, period.to - 1);
      if (agreement) await tellOnce(context, { register, agreement, unit, period });
    }
  }
}

async function tellOnce(context: Context, ended: Ended): Promise<void> {
  const { agreement, period } = ended;
  if (!isMorningAfter(ended, context.now)) return;
  const known = lookedAt.get(context.database) ?? new Set<string>();
  lookedAt.set(context.database, known);
  const name = `${context.workspace.id}/${agreement.key}/${period.from}/${period.to}`;
  if (known.has(name)) return;
  await tell(context, ended);
  known.add(name);
}

function isMorningAfter({ register, agreement, period }: Ended, now: number): boolean {
  const calendar = calendarsOf(register)(agreement.terms.calendar);
  const morning = calendar ? firstWorkingMorning(period, calendar) : null;
  return morning !== null && morning <= now && now < morning + NEWS;
}

async function tell(context: Context, ended: Ended): Promise<void> {
  const { register, agreement, unit, period } = ended;
  const recipient = teamChannelOf(register, agreement);
  if (recipient === null) return;
  const fared = await fareIn(context, { register, agreementKey: agreement.key, unit, period });
  const missed = fared.filter(({ figure }) => figure.verdict === 'breached');
  const notice = noticeOf(ended, { fared, missed, asOf: context.now });
  if (notice === null || !(await isNews(context, ended, missed))) return;
  await context.database.transaction(async (tx) => {
    if (!(await enqueueNotice(tx, context, { notice, recipient }))) return;
    await record(tx, {
      workspaceId: context.workspace.id,
      at: context.now,
      actor: nameActor(context.actor),
      verb: 'misses told',
      subject: `agreement:${agreement.key}`,
      detail: { notice: noticeKey(notice), missed: notice.missed.map(({ target }) => target) },
    });
  });
}

/** Whether a missed promise was not told while its period ran, under whatever revision. */
async function isNews({ database, workspace }: Context, ended: Ended, missed: readonly Fared[]) {
  for (const { target } of missed) {
    if (!(await wasTold({ database, workspaceId: workspace.id, ended, target: target.key }))) {
      return true;
    }
  }
  return false;
}

type Asked = {
  readonly database: Database;
  readonly workspaceId: number;
  readonly ended: Ended;
  readonly target: string;
};

async function wasTold({ database, workspaceId, ended, target }: Asked): Promise<boolean> {
  const { agreement, register, period } = ended;
  for (const { number: revision } of register.agreements.get(agreement.key) ?? []) {
    const place = { agreement: agreement.key, target, revision };
    const key = periodNoticeKey({ promised: place, period, threshold: BREACH });
    if (await hasNotice(database, { workspaceId, key })) return true;
  }
  return false;
}

type Found = {
  readonly fared: readonly Fared[];
  readonly missed: readonly Fared[];
  readonly asOf: number;
};

function noticeOf(ended: Ended, { fared, missed, asOf }: Found): MissedNotice | null {
  const { register, agreement, unit, period } = ended;
  const [first] = missed;
  if (!first) return null;
  return {
    kind: 'period-missed',
    promised: describePromise(register, agreement, first.target),
    period: { ...period, name: periodName(period, { unit, timeZone: agreement.terms.timeZone }) },
    judged: countMet(fared).judged,
    missed: missed.map(({ target, figure }) => ({
      target: target.key,
      name: targetName(target),
      sentence: targetSentence(target),
      attained: attainedOf({ target, figure }),
    })),
    asOf,
  };
}

function attainedOf({ target, figure }: Fared): string | null {
  const objective = objectiveOf(target);
  const percent = shownPercent(figure.percent, objective);
  return percent === null || !isInPercent(target) ? null : `${percent} % of ${objective} %`;
}
