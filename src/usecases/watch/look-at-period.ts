import { periodLineOf } from '../../domain/alert/episode.ts';
import type { PeriodLine } from '../../domain/alert/standing.ts';
import { formatInstant, type Instant } from '../../domain/calendar/instant.ts';
import { nameActor } from '../../domain/party/actor.ts';
import type { BurnReading } from '../../domain/target/burn-alerts.ts';
import { recordAlerts } from '../../storage/alerts.ts';
import { record } from '../../storage/audit.ts';
import type { Db } from '../../storage/database.ts';
import { currentEpisode } from '../../storage/episodes.ts';
import type { Context } from '../context.ts';
import {
  followPeriod,
  periodSubject,
  publishedPeriod,
  type StandingPeriod,
} from './follow-period.ts';
import { nextLook } from './next-look.ts';
import { passedBy } from './passed-by.ts';
import { spokenOf } from './passed-thresholds.ts';
import type { SeenPeriod } from './see-period.ts';
import { watchBurn } from './watch-burn.ts';

type Looking = {
  readonly seen: SeenPeriod;
  /** Whether people read of it in an alert that is not over. */
  readonly isFollowed: boolean;
};

/** Records and tells what was seen of a period as part of the caller’s transaction; gives when to look at it next. */
export async function tellPeriod(
  tx: Db,
  context: Context,
  { seen, isFollowed }: Looking,
): Promise<Instant> {
  const { standing, burn } = seen;
  const { now } = context;
  const concerns = isFollowed || passedBy(standing.figure).length > 0;
  if (concerns) await note(tx, context, standing);
  const told = concerns ? await toldOf(tx, context, standing) : null;
  const isBurning = burn !== null && (isTroubled(burn.readings) || told?.burn != null);
  if (!isBurning) return nextLook({ ...seen, now, told });
  await watchBurn(tx, context, { standing, readings: burn.readings });
  return nextLook({ ...seen, now, told: await toldOf(tx, context, standing) });
}

function isTroubled(readings: readonly BurnReading[]): boolean {
  return readings.some(({ state }) => state !== 'calm');
}

/** What people read of a period; null where there is no alert about it, or it is over. */
async function toldOf(
  tx: Db,
  { workspace }: Context,
  standing: StandingPeriod,
): Promise<PeriodLine | null> {
  const key = periodSubject(standing, standing.figure.period)?.key;
  if (key === undefined) return null;
  const kept = await currentEpisode(tx, { workspaceId: workspace.id, key });
  return kept?.episode.phase === 'open' ? periodLineOf(kept.episode) : null;
}

async function note(tx: Db, context: Context, standing: StandingPeriod): Promise<void> {
  const { agreement, target, figure } = standing;
  const subject = `period:${formatInstant(publishedPeriod(standing, figure.period).from)}`;
  const place = { agreementKey: agreement.key, targetKey: target.key, revision: agreement.number };
  const [thresholds = []] = await recordAlerts(tx, {
    ...{ workspaceId: context.workspace.id, firedAt: context.now },
    ladders: [{ ...place, subject, cycle: 1, thresholds: passedBy(figure) }],
  });
  const threshold = spokenOf(thresholds);
  const told = await followPeriod(tx, context, { standing, fresh: threshold !== null });
  if (thresholds.length === 0) return;
  await record(tx, {
    workspaceId: context.workspace.id,
    at: context.now,
    actor: nameActor(context.actor),
    verb: 'thresholds passed',
    subject: `agreement:${agreement.key}`,
    detail: { ...place, subject, thresholds, told: told ? threshold : null },
  });
}
