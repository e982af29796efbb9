import { type Episode, isQuiet, userOf } from '../../domain/alert/episode.ts';
import type { Step } from '../../domain/alert/steps.ts';
import { type AlertContent, alertNoticeKey } from '../../outbox/notice-alert.ts';
import { listOf, putInList } from '../../storage/alert-routes.ts';
import type { Db } from '../../storage/database.ts';
import { type NoticeStanding, noticeStanding } from '../../storage/notices.ts';
import type { Context } from '../context.ts';
import { dropNotice, enqueueNotice, renewNotice } from '../notice/enqueue-notice.ts';
import { chooseList, digestList } from './choose-list.ts';
import { type Described, describeAlert } from './describe-alert.ts';
import { planEscalation, tellEscalated } from './escalations.ts';
import { holdFor, type Route, routeOf } from './route-alert.ts';
import { toldOf } from './told-below.ts';

export type Telling = Described & { readonly fresh: readonly Step[] };

/** An alert that is being told, and what is known of its message. */
export type Told = Telling & {
  readonly alert: AlertContent;
  readonly route: Route;
  readonly key: string;
  /** How far its own message had come before; null where there is none. */
  readonly before: NoticeStanding | null;
};

/**
 * Brings the message about an alert up to date, and tells below it what is new; nobody is told of what was muted
 * before it began. Gives the lists in which something has changed: they are told when everything else is.
 */
export async function tellAlert(
  tx: Db,
  context: Context,
  telling: Telling,
): Promise<readonly string[]> {
  const { register, kept, fresh } = telling;
  const alert = describeAlert(telling);
  const route = routeOf(register, kept.episode);
  if (alert === null || route === null) return [];
  const key = alertNoticeKey(alert);
  const isNew = fresh.some(({ number }) => number === 1);
  const named = { workspaceId: context.workspace.id, key };
  const before = isNew ? null : await noticeStanding(tx, named);
  const list = isNew || route.alerts === null ? null : await listOf(tx, kept.id);
  const told = { ...telling, alert, route, key, before };
  if (before !== null && list === null) return await tellAlone(tx, context, told);
  if (list === null && !isWorthBeginning(kept.episode)) return [];
  const next = await chooseList(tx, context, { route, kept, fresh, list });
  if (next !== list) await keepList(tx, context, { told, list: next });
  if (next === null) await tellAlone(tx, context, told);
  else await planEscalation(tx, context, { told, isListed: true });
  return [list, next].filter((one) => one !== null);
}

/** What is over or muted needs no first message. */
function isWorthBeginning({ phase, muted }: Episode): boolean {
  return phase === 'open' && muted === null;
}

/** In a message of its own; gives the list in which it is told instead, because nobody has read it in time. */
async function tellAlone(tx: Db, context: Context, told: Told): Promise<readonly string[]> {
  const { alert, key, before, route, register, fresh } = told;
  const { episode } = told.kept;
  if (before?.isDropped && episode.phase !== 'open') return [];
  const held = holdFor(episode, { register, route, now: context.now });
  await planEscalation(tx, context, { told, isListed: false });
  if (isPointless(episode, before, context) && (await dropNotice(tx, context, key))) {
    await tellEscalated(tx, context, told);
    return await leaveToDigest(tx, context, told);
  }
  // Who looks at what stands there already is not disturbed.
  const hold = before?.isPosted ? {} : held;
  const { recipient } = route;
  await renewNotice(tx, context, { notice: { kind: 'alert', ...alert }, recipient, ...hold });
  // What the message begins with, it says itself.
  const below = before === null ? [] : fresh.filter((step) => isWorthTelling(step, episode));
  for (const step of below) {
    const notice = toldOf(register, alert, step);
    const wait = userOf(step.actor) === null ? held : {};
    if (notice) await enqueueNotice(tx, context, { notice, recipient, ...wait, thread: key });
  }
  await tellEscalated(tx, context, told);
  return [];
}

/** What nobody has read, and is over or taken back. */
function isPointless({ phase }: Episode, before: NoticeStanding | null, { now }: Context): boolean {
  if (phase === 'open' || before?.isPosted) return false;
  const isHeld = before !== null && before.notBefore !== null && before.notBefore > now;
  return phase === 'withdrawn' || isHeld;
}

/** What ended while everybody was left in peace is told with what is not urgent, where that is told at all. */
async function leaveToDigest(tx: Db, context: Context, told: Told): Promise<readonly string[]> {
  const { kept, route } = told;
  const list = kept.episode.phase === 'withdrawn' ? null : digestList(context, route);
  if (list === null) return [];
  await keepList(tx, context, { told, list });
  return [list];
}

async function keepList(
  tx: Db,
  { workspace }: Context,
  { told, list }: { readonly told: Told; readonly list: string | null },
): Promise<void> {
  await putInList(tx, { workspaceId: workspace.id, episodeId: told.kept.id, list });
}

/** What people asked not to hear of only changes the message; a snooze says of itself that it is over. */
function isWorthTelling({ content }: Step, episode: Episode): boolean {
  return content.type !== 'worsened' || !isQuiet(episode);
}
