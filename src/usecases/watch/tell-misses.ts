import { peakOf } from '../../domain/alert/episode.ts';
import { DAY, formatInstant } from '../../domain/calendar/instant.ts';
import { nameActor } from '../../domain/party/actor.ts';
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
import type { Context } from '../context.ts';
import { enqueueNotice } from '../notice/enqueue-notice.ts';
import { describePromise, teamChannelOf } from '../notice/promised.ts';
import { shownPercent } from '../notice/shown-percent.ts';
import { loadRegister } from '../register/load-register.ts';
import { quietWhile } from '../register/quiet-while.ts';
import { type Ended, endedBetween, nextMorning } from './ended-lately.ts';
import { countMet, type Fared, fareIn } from './ended-period.ts';
import { periodSubject } from './follow-period.ts';
import { BREACH } from './passed-thresholds.ts';
import { periodName } from './period-name.ts';

/** Before the first look, a miss that is older than this is not news. */
const NEWS = 7 * DAY;
const MARK = 'misses';

/**
 * On the first working morning after a period, tells the team which promises were missed in it, unless it knows.
 * Every period whose morning came since the last look is looked at once, however long nobody looked.
 */
export async function tellMisses(context: Context): Promise<void> {
  const { database, workspace, now } = context;
  const mark = { workspaceId: workspace.id, name: MARK };
  const since = (await watermarkOf(database, mark)) ?? now - NEWS;
  const register = await loadRegister(context);
  if (quiet.is(register, { since, now })) return;
  for (const key of register.agreements.keys()) {
    for (const ended of endedBetween(register, { key, since, now })) await tell(context, ended);
  }
  await setWatermark(database, { ...mark, at: now });
  quiet.note(register, { from: now, to: nextMorning(register, now) });
}

// Thousands of agreements ask their calendars for the morning after each of their periods.
const quiet = quietWhile();

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
