import { type ListName, listKey, readListKey } from '../../domain/alert/alert-list.ts';
import { isMissedUnseen } from '../../domain/alert/episode.ts';
import { nextTimeOfDay } from '../../domain/alert/quiet-hours.ts';
import type { Step } from '../../domain/alert/steps.ts';
import { isLeisurely, isPressing } from '../../domain/alert/urgency.ts';
import { HOUR } from '../../domain/calendar/instant.ts';
import { MOST_PER_HOUR } from '../../domain/party/alert-terms.ts';
import { countTold, isListInUse } from '../../storage/alert-routes.ts';
import type { Db } from '../../storage/database.ts';
import type { KeptEpisode } from '../../storage/episodes.ts';
import type { Context } from '../context.ts';
import { openOutagesOf } from '../outage/open-outages.ts';
import type { Route } from './route-alert.ts';

type Choosing = {
  readonly route: Route;
  readonly kept: KeptEpisode;
  readonly fresh: readonly Step[];
  /** The list that tells of it so far. */
  readonly list: string | null;
};

/** Which list tells of an alert that was not told by itself yet; null when it is told by itself from now on. */
export async function chooseList(
  tx: Db,
  context: Context,
  choosing: Choosing,
): Promise<string | null> {
  const { route, kept, fresh, list } = choosing;
  const { phase, muted } = kept.episode;
  const isOver = phase !== 'open' && !isMissedUnseen(kept.episode, fresh);
  if (route.alerts === null || isOver || muted !== null) return list;
  const why = list === null ? null : (readListKey(list)?.why ?? null);
  const isWorse = fresh.some(({ content: { type } }) => type === 'worsened' || type === 'breached');
  if (why === 'outage' && !isWorse) return list;
  const outage = await outageList(tx, context, choosing);
  if (outage !== null) return outage;
  if (route.alerts.digestAt !== undefined && isLeisurely(kept.episode)) {
    return why === 'digest' ? list : digestList(context, route);
  }
  if (isPressing(kept.episode)) return null;
  return why === 'limit' ? list : await hourList(tx, context, route);
}

/** What is told of once a day, the next time; null where nothing is. */
export function digestList({ now }: Pick<Context, 'now'>, route: Route): string | null {
  const { alerts, timeZone } = route;
  if (alerts?.digestAt === undefined) return null;
  return named(route, { why: 'digest', about: `${nextTimeOfDay(alerts.digestAt, timeZone, now)}` });
}

/** What one outage causes is one list, as long as it goes on. */
async function outageList(
  tx: Db,
  { workspace, now }: Context,
  { route, kept }: Choosing,
): Promise<string | null> {
  if (kept.subject.kind !== 'work-item') return null;
  const { services } = route.agreement.terms;
  const [open] = await openOutagesOf(tx, { workspaceId: workspace.id, services, at: now });
  return open ? named(route, { why: 'outage', about: `${open.serviceKey}/${open.id}` }) : null;
}

/** What comes after the most that a channel is told of in an hour. */
async function hourList(tx: Db, { workspace, now }: Context, route: Route): Promise<string | null> {
  const { channel } = route.recipient;
  const list = named(route, { why: 'limit', about: `${Math.floor(now / HOUR) * HOUR}` });
  if (await isListInUse(tx, { workspaceId: workspace.id, list })) return list;
  const told = await countTold(tx, { workspaceId: workspace.id, channel, since: now - HOUR });
  return told >= (route.alerts?.mostPerHour ?? MOST_PER_HOUR) ? list : null;
}

function named({ recipient: { channel } }: Route, name: Omit<ListName, 'channel'>): string {
  return listKey({ ...name, channel });
}
