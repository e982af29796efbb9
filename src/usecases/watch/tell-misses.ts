import { peakOf } from '../../domain/alert/episode.ts';
import { DAY, formatInstant, type Instant } from '../../domain/calendar/instant.ts';
import type { Interval } from '../../domain/calendar/interval.ts';
import { type PeriodOf, type PeriodUnit, previousPeriod } from '../../domain/calendar/period.ts';
import { nameActor } from '../../domain/party/actor.ts';
import {
  type AgreementRevision,
  agreementInForce,
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
import { recordAlerts } from '../../storage/alerts.ts';
import { record } from '../../storage/audit.ts';
import type { Db } from '../../storage/database.ts';
import { currentEpisode } from '../../storage/episodes.ts';
import { setWatermark, watermarkOf } from '../../storage/watermarks.ts';
import { firstWorkingMorning } from '../chart/months.ts';
import type { Context } from '../context.ts';
import { enqueueNotice } from '../notice/enqueue-notice.ts';
import { describePromise, teamChannelOf } from '../notice/promised.ts';
import { shownPercent } from '../notice/shown-percent.ts';
import { loadRegister } from '../register/load-register.ts';
import { calendarsOf } from '../work-item/fold-work-item.ts';
import { countMet, type Fared, fareIn } from './ended-period.ts';
import { periodSubject } from './follow-period.ts';
import { BREACH } from './passed-thresholds.ts';
import { periodName } from './period-name.ts';

/** Before the first look, a miss that is older than this is not news. */
const NEWS = 7 * DAY;
const MARK = 'misses';

type Ended = {
  readonly register: Register;
  /** The revision in force when the period ended. */
  readonly agreement: AgreementRevision;
  readonly unit: PeriodUnit;
  readonly period: Interval;
};

/**
 * On the first working morning after a period, tells the team which promises were missed in it, unless it knows.
 * Every period whose morning came since the last look is looked at once, however long nobody looked.
 */
export async function tellMisses(context: Context): Promise<void> {
  const { database, workspace, now } = context;
  const mark = { workspaceId: workspace.id, name: MARK };
  const since = (await watermarkOf(database, mark)) ?? now - NEWS;
  const register = await loadRegister(context);
  for (const key of register.agreements.keys()) {
    for (const ended of endedOf(register, { key, since, now })) await tell(context, ended);
  }
  await setWatermark(database, { ...mark, at: now });
}

type Looking = { readonly key: string; readonly since: Instant; readonly now: Instant };

/** The periods of an agreement whose first working morning lies after the last look, the oldest first. */
function endedOf(register: Register, { key, since, now }: Looking): readonly Ended[] {
  const revisions = register.agreements.get(key) ?? [];
  const timeZone = revisions.at(-1)?.terms.timeZone ?? 'UTC';
  const units = new Set(revisions.flatMap(({ terms }) => terms.targets.map((each) => each.period)));
  return [...units]
    .flatMap((unit) => periodsBack({ unit, timeZone, at: now }, since - LONGEST_WAIT))
    .flatMap(({ unit, period }) => {
      const agreement = agreementInForce(register, key, period.to - 1);
      const morning = agreement && morningAfter(register, agreement, period);
      const isNew = morning && since < morning && morning <= now;
      return agreement && isNew ? [{ register, agreement, unit, period }] : [];
    })
    .sort((a, b) => a.period.to - b.period.to);
}

/** No team is away for longer. */
const LONGEST_WAIT = 31 * DAY;

function periodsBack(latest: PeriodOf, since: Instant) {
  const periods: { readonly unit: PeriodUnit; readonly period: Interval }[] = [];
  let period = previousPeriod(latest);
  while (period.to > since) {
    periods.push({ unit: latest.unit, period });
    period = previousPeriod({ ...latest, at: period.to - 1 });
  }
  return periods;
}

function morningAfter(
  register: Register,
  { terms }: AgreementRevision,
  period: Interval,
): Instant | null {
  const calendar = calendarsOf(register)(terms.calendar);
  return calendar ? firstWorkingMorning(period, calendar) : null;
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
    await fire(tx, context, { ended, missed });
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

/** What was missed while nobody looked has fired as well, once. */
async function fire(
  tx: Db,
  { workspace, now }: Context,
  { ended, missed }: { readonly ended: Ended; readonly missed: readonly Fared[] },
): Promise<void> {
  const { agreement, period } = ended;
  await recordAlerts(tx, {
    ...{ workspaceId: workspace.id, firedAt: now },
    ladders: missed.map(({ target }) => ({
      ...{ agreementKey: agreement.key, targetKey: target.key, revision: agreement.number },
      ...{ subject: `period:${formatInstant(period.from)}`, cycle: 1, thresholds: [BREACH] },
    })),
  });
}

/** Whether a missed promise was not told while its period ran, or was taken back since. */
async function isNews({ database, workspace }: Context, ended: Ended, missed: readonly Fared[]) {
  for (const { target } of missed) {
    const key = periodSubject({ ...ended, target }, ended.period)?.key ?? '';
    const kept = await currentEpisode(database, { workspaceId: workspace.id, key });
    if (!kept || kept.episode.phase === 'withdrawn' || peakOf(kept.episode) < BREACH) return true;
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
