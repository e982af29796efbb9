import { type Alarm, alarmOver } from '../../domain/forecast/alarm.ts';
import { nameActor } from '../../domain/party/actor.ts';
import type { AgreementRevision, Register } from '../../domain/register/register.ts';
import { record } from '../../storage/audit.ts';
import type { Db } from '../../storage/database.ts';
import { forecastsOfPeriod } from '../../storage/forecasts.ts';
import { touchPeriods } from '../../storage/period-touches.ts';
import type { Context } from '../context.ts';
import { followPeriod, type StandingPeriod } from '../watch/follow-period.ts';
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
  const { made } = told;
  const { probability, basis, sample } = made.forecast;
  const forecast = {
    ...{ probability, basis, unit: made.terms.period },
    ...{ periods: sample.periods, missed: sample.missed ?? null },
  };
  const standing = standingOf(told);
  if (!(await followPeriod(tx, context, { standing, fresh: true, forecast }))) return;
  await note(tx, context, { ...told, verb: 'forecast alarm raised' });
}

/** An alarm that nobody heard is not taken back. */
async function clear(tx: Db, context: Context, told: Alarmed): Promise<void> {
  const standing = standingOf(told);
  if (!(await followPeriod(tx, context, { standing, fresh: false, forecast: null }))) return;
  await note(tx, context, { ...told, verb: 'forecast alarm cleared' });
}

function standingOf({ register, agreement, made }: Told): StandingPeriod {
  return { register, agreement, target: made.terms, figure: made.figure };
}

async function note(
  tx: Db,
  context: Context,
  { made, alarm, verb }: Alarmed & { readonly verb: string },
): Promise<void> {
  const { agreementKey, terms, forecast, revision } = made;
  const { probability, basis } = forecast;
  const { id: workspaceId } = context.workspace;
  // What people read now moves otherwise than it did.
  await touchPeriods(tx, { workspaceId, about: 'agreement', keys: [agreementKey] });
  await record(tx, {
    ...{
      workspaceId,
      at: context.now,
      actor: nameActor(context.actor),
      verb,
    },
    subject: `agreement:${agreementKey}`,
    detail: { targetKey: terms.key, revision, probability, basis, episode: alarm.episode },
  });
}
