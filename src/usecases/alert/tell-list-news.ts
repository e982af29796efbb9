import type { Episode } from '../../domain/alert/episode.ts';
import { MISSED } from '../../domain/alert/standing.ts';
import { isPressing } from '../../domain/alert/urgency.ts';
import { HOUR, type Instant } from '../../domain/calendar/instant.ts';
import type { Register } from '../../domain/register/register.ts';
import type { Recipient } from '../../outbox/notice.ts';
import { type AlertList, type ListEscalated, listedNoticeKey } from '../../outbox/notice-digest.ts';
import { escalationsIn, type ListEscalation } from '../../storage/alert-routes.ts';
import type { Db } from '../../storage/database.ts';
import type { KeptEpisode } from '../../storage/episodes.ts';
import { noticeStanding } from '../../storage/notices.ts';
import type { Context } from '../context.ts';
import { dropNotice, enqueueNotice, renewNotice } from '../notice/enqueue-notice.ts';
import { describeAlert } from './describe-alert.ts';
import { holdFor, type Place, routeOf } from './route-alert.ts';

type News = {
  readonly register: Register;
  readonly content: AlertList;
  /** The worst of its alerts. */
  readonly episodes: readonly KeptEpisode[];
  readonly recipient: Recipient;
  readonly hold: Pick<Place, 'notBefore'>;
};

/**
 * Says aloud what must not be overlooked in a list that changes in place: what of the highest priority was missed,
 * and to whom it goes on because nobody has acknowledged it; each at most once an hour.
 */
export async function tellListNews(tx: Db, context: Context, news: News): Promise<void> {
  await tellMissed(tx, context, news);
  const { list } = news.content;
  const climbed = await escalationsIn(tx, { workspaceId: context.workspace.id, list });
  const turns = new Map(climbed.map((one) => [`${turnOf(one)}/${one.user ?? one.to}`, one]));
  for (const one of turns.values()) await tellEscalation(tx, context, { news, one });
}

function hourOf(at: Instant): Instant {
  return Math.floor(at / HOUR) * HOUR;
}

function turnOf({ rung, at }: ListEscalation): string {
  return `${rung}/${hourOf(at)}`;
}

async function tellMissed(tx: Db, context: Context, news: News): Promise<void> {
  const { register, content, episodes, recipient, hold } = news;
  const pressing = episodes.filter(({ episode }) => isPressing(episode));
  const latest = Math.max(0, ...pressing.map(({ episode }) => missedAt(episode)));
  const fresh = pressing.filter(({ episode }) => hourOf(missedAt(episode)) === hourOf(latest));
  if (fresh.length === 0) return;
  const alerts = fresh.flatMap((kept) => describeAlert({ register, kept, nth: null }) ?? []);
  await renewNotice(tx, context, {
    notice: {
      ...{ kind: 'alert-list-told', list: content.list, what: 'missed', turn: `${hourOf(latest)}` },
      ...{ to: null, group: null, alerts },
    },
    ...{ recipient, ...hold, thread: content.list },
  });
}

/** When it was missed first. */
function missedAt({ steps, openedAt }: Episode): Instant {
  const first = steps.find(
    ({ content }) => 'seen' in content && content.seen.lines.some(({ level }) => level >= MISSED),
  );
  return first?.at ?? openedAt;
}

type Escalation = { readonly news: News; readonly one: ListEscalation };

async function tellEscalation(tx: Db, context: Context, { news, one }: Escalation): Promise<void> {
  const { content, recipient, hold } = news;
  const { to: name, user, group } = one;
  const to = { name, user };
  const turn = turnOf(one);
  await enqueueNotice(tx, context, {
    notice: {
      ...{ kind: 'alert-list-told', list: content.list, what: 'escalated', turn },
      ...{ to, group, alerts: [] },
    },
    ...{ recipient, ...hold, thread: content.list },
  });
  if (user === null) return;
  await tellPerson(tx, context, {
    news,
    user,
    notice: { kind: 'alert-list-escalated', turn, to, content },
  });
}

type Telling = { readonly news: News; readonly user: string; readonly notice: ListEscalated };

/** What is over before they could read it is not told to them. */
async function tellPerson(tx: Db, context: Context, { news, user, notice }: Telling) {
  const key = listedNoticeKey(notice);
  const standing = await noticeStanding(tx, { workspaceId: context.workspace.id, key });
  if (news.content.open === 0 && (standing === null || (await dropNotice(tx, context, key))))
    return;
  const hold = standing?.isPosted ? {} : holdOf(context, news, user);
  await renewNotice(tx, context, { notice, recipient: { channel: user }, ...hold });
}

/** One that nobody may sleep over wakes whoever is told. */
function holdOf({ now }: Context, { register, episodes }: News, user: string) {
  const [first] = episodes;
  const route = first && routeOf(register, first.episode);
  return route ? holdFor(first.episode, { register, route, now }, user) : {};
}
