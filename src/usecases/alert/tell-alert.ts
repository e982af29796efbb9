import { type Episode, isMissedUnseen, isQuiet, userOf } from '../../domain/alert/episode.ts';
import type { Step } from '../../domain/alert/steps.ts';
import { HOUR } from '../../domain/calendar/instant.ts';
import { type AlertContent, alertNoticeKey } from '../../outbox/notice-alert.ts';
import type { Db } from '../../storage/database.ts';
import { lockMatter } from '../../storage/matters.ts';
import { type NoticeStanding, noticeStandings } from '../../storage/notices.ts';
import type { Context } from '../context.ts';
import {
  dropNotice,
  enqueueNotices,
  type Renewing,
  renewNotices,
} from '../notice/enqueue-notice.ts';
import { chooseList, digestList } from './choose-list.ts';
import { type Described, describeAlert } from './describe-alert.ts';
import { canWait, planEscalation, tellEscalated } from './escalations.ts';
import { holdFor, type Place, type Route, routeOf } from './route-alert.ts';
import { beginRound, type Round } from './telling-round.ts';
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
 * Brings the messages about alerts up to date, and tells below them what is new; nobody is told of what was muted
 * before it began. Gives the lists in which something has changed: they are told when everything else is.
 */
export async function tellAlerts(
  tx: Db,
  context: Context,
  tellings: readonly Telling[],
): Promise<readonly string[]> {
  const addressed = tellings.flatMap((telling) => address(telling) ?? []);
  const keys = addressed.filter(({ isNew }) => !isNew).map(({ key }) => key);
  const before = await noticeStandings(tx, { workspaceId: context.workspace.id, keys });
  const told = addressed.map((each) => ({ before: before.get(each.key) ?? null, ...each }));
  const [plain, other] = [true, false].map((is) =>
    told.filter((each) => isPlain(each, context) === is),
  );
  await tellPlainly(tx, context, plain ?? []);
  return await tellEachByTerms(tx, context, other ?? []);
}

async function tellEachByTerms(
  tx: Db,
  context: Context,
  told: readonly KnownTold[],
): Promise<readonly string[]> {
  if (told.length === 0) return [];
  await lockMatter(tx, listsOf(context));
  const known = told.filter(({ isNew }) => !isNew).map(({ kept }) => kept.id);
  const round = await beginRound(tx, context, known);
  const lists: string[] = [];
  for (const each of told) lists.push(...(await tellByTerms(round, each)));
  await round.end();
  return lists;
}

/** How much a channel was told of, and what its lists tell of, is counted by one at a time. */
function listsOf({ workspace }: Context) {
  return { workspaceId: workspace.id, matter: 'alert lists' };
}

type KnownTold = Told & { readonly isNew: boolean };
type Addressed = Omit<KnownTold, 'before'>;

/** What is said, and to whom; null when nobody can be told. */
function address(telling: Telling): Addressed | null {
  const alert = describeAlert(telling);
  const route = routeOf(telling.register, telling.kept.episode);
  if (alert === null || route === null) return null;
  const isNew = telling.fresh.some(({ number }) => number === 1);
  return { alert, route, isNew, key: alertNoticeKey(alert), ...telling };
}

/** Whether nothing but its message and what stands below it depends on an alert: many can be told at once. */
function isPlain({ route, kept: { episode }, before }: Told, context: Context): boolean {
  const isEscalated = episode.steps.some(({ content }) => content.type === 'escalated');
  return route.alerts === null && !isEscalated && !isPointless(episode, before, context);
}

async function tellPlainly(tx: Db, context: Context, plain: readonly Told[]): Promise<void> {
  const told = plain.filter((each) => {
    const { before, kept } = each;
    if (before === null) return isWorthBeginning(each);
    return !(before.isDropped && kept.episode.phase !== 'open');
  });
  const held = told.map((each) => ({ held: heldOf(context, each), ...each }));
  await renewNotices(tx, context, held.map(messageOf));
  await enqueueNotices(tx, context, held.flatMap(belowOf));
}

async function tellByTerms(round: Round, told: KnownTold): Promise<readonly string[]> {
  const { kept, fresh, route, before } = told;
  const list = route.alerts === null ? null : (round.routeBefore(kept.id)?.list ?? null);
  if (before !== null && list === null) return await tellAlone(round, told);
  if (list === null && !isWorthBeginning(told)) return [];
  const next = await chooseList(round, { route, kept, fresh, list });
  if (next !== list) round.putInList(kept.id, next);
  if (next === null) await tellAlone(round, told);
  else if (!canWait(next)) planEscalation(round, told);
  return [list, next].filter((one) => one !== null);
}

/** What is over or muted needs no first message, unless it was missed before anybody looked. */
function isWorthBeginning({ kept: { episode }, fresh }: Telling): boolean {
  if (isMissedUnseen(episode, fresh)) return true;
  return episode.phase === 'open' && episode.muted === null;
}

/** In a message of its own; gives the list in which it is told instead, because nobody has read it in time. */
async function tellAlone(round: Round, told: Told): Promise<readonly string[]> {
  const { key, before } = told;
  const { tx, context } = round;
  const { episode } = told.kept;
  if (before?.isDropped && episode.phase !== 'open') return [];
  const held = { held: heldOf(context, told), ...told };
  planEscalation(round, told);
  if (isPointless(episode, before, context) && (await dropNotice(tx, context, key))) {
    await tellEscalated(tx, context, told);
    return leaveToDigest(round, told);
  }
  round.say({ message: messageOf(held), below: belowOf(held), addsTo: addsTo(told, context) });
  await tellEscalated(tx, context, told);
  return [];
}

/** The channel that is told of one more alert by itself; null where it was before, or began long ago. */
function addsTo({ before, kept: { subject, episode } }: Told, { now }: Context): string | null {
  const isFirst = before === null || before.isDropped;
  return isFirst && episode.openedAt > now - HOUR ? subject.channel : null;
}

type Held = Pick<Place, 'notBefore'>;
type HeldTold = Told & { readonly held: Held };

function heldOf({ now }: Context, { kept: { episode }, register, route }: Told): Held {
  return holdFor(episode, { register, route, now });
}

/** Who looks at what stands there already is not disturbed. */
function messageOf({ alert, route: { recipient }, before, held }: HeldTold): Renewing {
  const hold = before?.isPosted ? {} : held;
  return { notice: { kind: 'alert', ...alert }, recipient, ...hold };
}

/** What the message begins with, it says itself. */
function belowOf(told: HeldTold): readonly Renewing[] {
  const { alert, route, key: thread, before, register, fresh, kept, held } = told;
  const below = before === null ? [] : fresh.filter((step) => isWorthTelling(step, kept.episode));
  return below.flatMap((step) => {
    const notice = toldOf(register, alert, step);
    const wait = userOf(step.actor) === null ? held : {};
    return notice ? [{ notice, recipient: route.recipient, ...wait, thread }] : [];
  });
}

/** What nobody has read, and is over or taken back. */
function isPointless({ phase }: Episode, before: NoticeStanding | null, { now }: Context): boolean {
  if (phase === 'open' || before?.isPosted) return false;
  const isHeld = before !== null && before.notBefore !== null && before.notBefore > now;
  return phase === 'withdrawn' || isHeld;
}

/** What ended while everybody was left in peace is told with what is not urgent, where that is told at all. */
function leaveToDigest(round: Round, { kept, route }: Told): readonly string[] {
  const list = kept.episode.phase === 'withdrawn' ? null : digestList(round.context, route);
  if (list === null) return [];
  round.putInList(kept.id, list);
  return [list];
}

/** What people asked not to hear of only changes the message; a snooze says of itself that it is over. */
function isWorthTelling({ content }: Step, episode: Episode): boolean {
  return content.type !== 'worsened' || !isQuiet(episode);
}
