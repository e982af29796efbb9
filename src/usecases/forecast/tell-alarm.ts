import { type Alarm, alarmOver } from '../../domain/forecast/alarm.ts';
import { nameActor } from '../../domain/party/actor.ts';
import type { AgreementRevision, Register } from '../../domain/register/register.ts';
import type { ClearedNotice, ForecastNotice } from '../../outbox/notice-period.ts';
import { periodNoticeKey } from '../../outbox/notice-period.ts';
import { record } from '../../storage/audit.ts';
import type { Db } from '../../storage/database.ts';
import { forecastsOfPeriod } from '../../storage/forecasts.ts';
import { hasNotice } from '../../storage/notices.ts';
import type { Context } from '../context.ts';
import { enqueueNotice } from '../notice/enqueue-notice.ts';
import { teamChannelOf } from '../notice/promised.ts';
import { describePeriod } from '../watch/describe-period.ts';
import type { TargetForecast } from './make-forecast.ts';

type Told = {
  readonly register: Register;
  readonly agreement: AgreementRevision;
  readonly made: TargetForecast;
};

/** Tells once when a promise becomes likely to be missed, and when it is not any more, by its forecasts so far. */
export async function tellAlarm(tx: Db, context: Context, told: Told): Promise<void> {
  const { agreementKey, terms, period, figure } = told.made;
  const place = { agreementKey, targetKey: terms.key, periodFrom: period.from };
  const all = await forecastsOfPeriod(tx, { workspaceId: context.workspace.id, ...place });
  const probabilities = all.map(({ forecast }) => forecast.probability);
  const before = alarmOver(probabilities.slice(0, -1));
  const after = alarmOver(probabilities);
  // What cannot be saved any more is told as missed, by the watch.
  if (after.raised === before.raised || figure.verdict === 'breached') return;
  if (after.raised) await raise(tx, context, { ...told, alarm: after });
  else await clear(tx, context, { ...told, alarm: before });
}

type Alarmed = Told & { readonly alarm: Alarm };

async function raise(tx: Db, context: Context, told: Alarmed): Promise<void> {
  const recipient = teamChannelOf(told.register, told.agreement);
  if (recipient === null) return;
  const notice: ForecastNotice = { kind: 'period-at-risk', ...noticeOf(told) };
  if (!(await enqueueNotice(tx, context, { notice, recipient }))) return;
  await note(tx, context, { ...told, verb: 'forecast alarm raised' });
}

/** An alarm that nobody heard is not taken back. */
async function clear(tx: Db, context: Context, told: Alarmed): Promise<void> {
  const recipient = teamChannelOf(told.register, told.agreement);
  const notice: ClearedNotice = { kind: 'period-cleared', ...noticeOf(told) };
  const key = periodNoticeKey(notice);
  if (recipient === null || !(await wasRaised(tx, context, key))) return;
  if (!(await enqueueNotice(tx, context, { notice, recipient }))) return;
  await note(tx, context, { ...told, verb: 'forecast alarm cleared' });
}

function wasRaised(tx: Db, { workspace }: Context, key: string): Promise<boolean> {
  return hasNotice(tx, { workspaceId: workspace.id, key });
}

async function note(
  tx: Db,
  context: Context,
  { made, alarm, verb }: Alarmed & { readonly verb: string },
): Promise<void> {
  const { agreementKey, terms, forecast, revision } = made;
  const { probability, basis } = forecast;
  await record(tx, {
    ...{
      workspaceId: context.workspace.id,
      at: context.now,
      actor: nameActor(context.actor),
      verb,
    },
    subject: `agreement:${agreementKey}`,
    detail: { targetKey: terms.key, revision, probability, basis, episode: alarm.episode },
  });
}

function noticeOf({ register, agreement, made, alarm }: Alarmed) {
  const { terms: target, figure, forecast, asOf } = made;
  const { probability, basis, sample } = forecast;
  return {
    ...describePeriod({ register, agreement, target, figure }, asOf),
    threshold: RAISED_AT,
    forecast: {
      ...{ episode: alarm.episode, probability, basis, unit: target.period },
      ...{ periods: sample.periods, missed: sample.missed ?? null },
    },
  };
}

/** The probability from which a promise counts as likely to be missed, in percent. */
const RAISED_AT = 50;
