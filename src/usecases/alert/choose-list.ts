import { type ListName, listKey, readListKey } from '../../domain/alert/alert-list.ts';
import { isMissedUnseen } from '../../domain/alert/episode.ts';
import { nextTimeOfDay } from '../../domain/alert/quiet-hours.ts';
import type { Step } from '../../domain/alert/steps.ts';
import { isLeisurely, isPressing } from '../../domain/alert/urgency.ts';
import { HOUR } from '../../domain/calendar/instant.ts';
import { MOST_PER_HOUR } from '../../domain/party/alert-terms.ts';
import type { KeptEpisode } from '../../storage/episodes.ts';
import type { Context } from '../context.ts';
import type { Route } from './route-alert.ts';
import type { Round } from './telling-round.ts';

type Choosing = {
  readonly route: Route;
  readonly kept: KeptEpisode;
  readonly fresh: readonly Step[];
  /** The list that tells of it so far. */
  readonly list: string | null;
};

/** Which list tells of an alert that was not told by itself yet; null when it is told by itself from now on. */
export async function chooseList(round: Round, choosing: Choosing): Promise<string | null> {
  const { route, kept, fresh, list } = choosing;
  const { phase, muted } = kept.episode;
  const isOver = phase !== 'open' && !isMissedUnseen(kept.episode, fresh);
  if (route.alerts === null || isOver || muted !== null) return list;
  const why = list === null ? null : (readListKey(list)?.why ?? null);
  const isWorse = fresh.some(({ content: { type } }) => type === 'worsened' || type === 'breached');
  if (why === 'outage' && !isWorse) return list;
  const outage = await outageList(round, choosing);
  if (outage !== null) return outage;
  if (route.alerts.digestAt !== undefined && isLeisurely(kept.episode)) {
    return why === 'digest' ? list : digestList(round.context, route);
  }
  if (isPressing(kept.episode)) return null;
  return why === 'limit' ? list : await hourList(round, route);
}

/** What is told of once a day, the next time; null where nothing is. */
export function digestList({ now }: Pick<Context, 'now'>, route: Route): string | null {
  const { alerts, timeZone } = route;
  if (alerts?.digestAt === undefined) return null;
  return named(route, { why: 'digest', about: `${nextTimeOfDay(alerts.digestAt, timeZone, now)}` });
}

/** What one outage causes is one list, as long as it goes on. */
async function outageList(round: Round, { route, kept }: Choosing): Promise<string | null> {
  if (kept.subject.kind !== 'work-item') return null;
  const [open] = await round.openOutagesOf(route.agreement.terms.services);
  return open ? named(route, { why: 'outage', about: `${open.serviceKey}/${open.id}` }) : null;
}

/** What comes after the most that a channel is told of in an hour. */
async function hourList(round: Round, route: Route): Promise<string | null> {
  const { channel } = route.recipient;
  const hour = Math.floor(round.context.now / HOUR) * HOUR;
  const list = named(route, { why: 'limit', about: `${hour}` });
  if (await round.isListInUse(list)) return list;
  const told = await round.countTold(channel);
  return told >= (route.alerts?.mostPerHour ?? MOST_PER_HOUR) ? list : null;
}

function named({ recipient: { channel } }: Route, name: Omit<ListName, 'channel'>): string {
  return listKey({ ...name, channel });
}
