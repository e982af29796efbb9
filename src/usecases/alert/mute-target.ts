import { decideMute, decideWaking, type Muting } from '../../domain/alert/decide-deed.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { nameActor } from '../../domain/party/actor.ts';
import type { Db } from '../../storage/database.ts';
import type { KeptEpisode } from '../../storage/episodes.ts';
import { addMutes } from '../../storage/mutes.ts';
import type { Context } from '../context.ts';
import { changeAlert } from './change-alert.ts';
import type { AlertPlace, AlertView } from './show-alert.ts';

/** Nobody is to hear of the promises of an alert until then: neither of this one, nor of what comes after it. */
export function muteTarget(
  context: Context,
  { until, reason, ...place }: AlertPlace & Muting,
): Promise<AlertView> {
  return changeAlert(context, {
    ...{ ...place, right: 'mute-alerts' },
    decide: ({ scene }) => decideMute(scene, { until, reason }),
    follow: (tx, { kept }) => keep(tx, context, { kept, until, reason: reason.trim() }),
  });
}

/** People want to hear of the promises of an alert again, at once. */
export function wakeAlert(context: Context, place: AlertPlace): Promise<AlertView> {
  return changeAlert(context, {
    ...{ ...place, right: 'mute-alerts' },
    decide: ({ scene }) => decideWaking(scene),
    follow: (tx, { kept }) => keep(tx, context, { kept, until: context.now, reason: 'ended' }),
  });
}

type Kept = {
  readonly kept: KeptEpisode;
  readonly until: Instant;
  readonly reason: string;
};

async function keep(tx: Db, context: Context, { kept, until, reason }: Kept): Promise<void> {
  const { workspace, now: at, actor } = context;
  const promises = new Map(
    kept.episode.followed.map(({ line }) => [`${line.agreement} ${line.target}`, line]),
  );
  await addMutes(tx, {
    workspaceId: workspace.id,
    mutes: [...promises.values()].map(({ agreement: agreementKey, target: targetKey }) => ({
      ...{ agreementKey, targetKey, at, until, reason, actor: nameActor(actor) },
    })),
  });
}
