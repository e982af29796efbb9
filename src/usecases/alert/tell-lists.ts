import { type ListName, readListKey } from '../../domain/alert/alert-list.ts';
import { isLeft } from '../../domain/alert/episode.ts';
import { isPressing } from '../../domain/alert/urgency.ts';
import type { Register } from '../../domain/register/register.ts';
import type { AlertList } from '../../outbox/notice-digest.ts';
import { outageMessageKey } from '../../outbox/notice-outage.ts';
import { type Listed, listedAlerts } from '../../storage/alert-routes.ts';
import type { Db } from '../../storage/database.ts';
import { episodesById, type KeptEpisode } from '../../storage/episodes.ts';
import { noticeStanding } from '../../storage/notices.ts';
import type { Context } from '../context.ts';
import { dropNotice, renewNotice } from '../notice/enqueue-notice.ts';
import { declaredId } from '../outage/fact-ids.ts';
import { describeAlert } from './describe-alert.ts';
import { holdFor, type Place, routeOf } from './route-alert.ts';
import { tellListNews } from './tell-list-news.ts';

/** So many alerts of a list are looked at, the worst first. */
const LOOKED_AT = 200;
/** So many of them are named; the others are counted. */
const NAMED = 15;

type Telling = { readonly register: Register; readonly lists: readonly string[] };

/** Brings messages up to date that tell of several alerts at once. */
export async function tellLists(
  tx: Db,
  context: Context,
  { register, lists }: Telling,
): Promise<void> {
  for (const list of new Set(lists)) {
    const name = readListKey(list);
    if (name) await tellList(tx, context, { register, list, name });
  }
}

type Naming = {
  readonly register: Register;
  readonly list: string;
  readonly name: ListName;
};

async function tellList(tx: Db, context: Context, naming: Naming): Promise<void> {
  const { list, name } = naming;
  const named = { workspaceId: context.workspace.id, list };
  const listed = await listedAlerts(tx, { ...named, most: LOOKED_AT });
  const standing = await noticeStanding(tx, { workspaceId: named.workspaceId, key: list });
  if (listed.total === 0 && !standing?.isPosted) return void (await dropNotice(tx, context, list));
  const episodes = pressingFirst(await episodesById(tx, listed.ids));
  const hold = standing?.isPosted ? {} : holdOf(context, naming, episodes);
  const notice = noticeOf(context, naming, { listed, episodes });
  const recipient = { channel: name.channel };
  const below = await belowOutage(tx, context, name);
  await renewNotice(tx, context, { notice, recipient, ...hold, ...below });
  await tellListNews(tx, context, {
    register: naming.register,
    content: notice,
    episodes,
    recipient,
    hold,
  });
}

/** Nothing of the highest priority that was missed is left out. */
function pressingFirst(episodes: readonly KeptEpisode[]): readonly KeptEpisode[] {
  return episodes.toSorted((a, b) => Number(isPressing(b.episode)) - Number(isPressing(a.episode)));
}

/** What a declared outage causes stands below the message about it, where the channel was told of it. */
async function belowOutage(
  tx: Db,
  { workspace }: Context,
  { why, about, channel }: ListName,
): Promise<{ readonly thread?: string }> {
  const outage = why === 'outage' ? declaredId(about.split('/').slice(1).join('/')) : null;
  if (outage === null) return {};
  const thread = outageMessageKey({ outage, to: channel });
  const standing = await noticeStanding(tx, { workspaceId: workspace.id, key: thread });
  return standing === null || standing.isDropped ? {} : { thread };
}

/** A digest waits for its time, and everything for the end of the quiet hours. */
function holdOf(
  { now }: Context,
  { register, name }: Naming,
  episodes: readonly KeptEpisode[],
): Pick<Place, 'notBefore'> {
  const [first] = episodes;
  const route = first && routeOf(register, first.episode);
  if (!first || !route || episodes.some(({ episode }) => isPressing(episode))) return {};
  if (name.why !== 'digest') return holdFor(first.episode, { register, route, now });
  const at = Number(name.about);
  return { notBefore: at, ...holdFor(first.episode, { register, route, now: at }) };
}

type Found = { readonly listed: Listed; readonly episodes: readonly KeptEpisode[] };

function noticeOf(
  { now }: Context,
  { register, list, name: { why, about } }: Naming,
  { listed: { total, open, missed }, episodes }: Found,
): AlertList {
  const [service = ''] = about.split('/');
  const alerts = episodes
    .slice(0, NAMED)
    .flatMap((kept) => describeAlert({ register, kept, nth: null }) ?? []);
  const waiting = episodes.filter(({ episode }) => isLeft(episode)).length;
  return {
    ...{ kind: 'alert-list', list, why, total, open, missed, waiting, alerts, seenAt: now },
    serviceName: why === 'outage' ? (register.services.get(service)?.terms.name ?? service) : null,
  };
}
