import { supportHours } from '../../domain/agreement/hours.ts';
import { readListKey } from '../../domain/alert/alert-list.ts';
import { type Climb, climb } from '../../domain/alert/ladder.ts';
import type { ContentOf } from '../../domain/alert/steps.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import type { Register } from '../../domain/register/register.ts';
import { type EscalatedNotice, listedNoticeKey } from '../../outbox/notice-digest.ts';
import type { Db } from '../../storage/database.ts';
import type { KeptEpisode } from '../../storage/episodes.ts';
import { noticeStanding } from '../../storage/notices.ts';
import type { Context } from '../context.ts';
import { dropNotice, renewNotice } from '../notice/enqueue-notice.ts';
import { calendarsOf } from '../work-item/fold-work-item.ts';
import { holdFor, type Route } from './route-alert.ts';
import type { Told } from './tell-alert.ts';
import type { Round } from './telling-round.ts';

type Climbing = {
  readonly register: Register;
  readonly route: Route;
  readonly kept: KeptEpisode;
  /** From when the ladder counts. */
  readonly from: Instant;
  readonly now: Instant;
};

/** How far the ladder of an alert is reached, in the hours in which it counts. */
export function climbOf({ register, route, kept, from, now }: Climbing): Climb {
  const { alerts, agreement } = route;
  if (!alerts?.ladder) return { rung: null, nextAt: null };
  const calendar = calendarsOf(register)(alerts.calendar ?? supportHours(agreement.terms));
  return climb(kept.episode, { ladder: alerts.ladder, calendar, from, now });
}

/** Whether a list is told once a day: what can wait for that wakes nobody else. */
export function canWait(list: string | null): boolean {
  return list !== null && readListKey(list)?.why === 'digest';
}

/** Keeps when the next one is to be told. The ladder counts from when the people before could read of it. */
export function planEscalation(round: Round, told: Told): void {
  const { kept, route, register } = told;
  if (!route.alerts?.ladder) return;
  const { now } = round.context;
  const begun = round.routeBefore(kept.id)?.ladderFrom ?? null;
  const { notBefore = now } = holdFor(kept.episode, { register, route, now });
  const from = Math.min(begun ?? notBefore, notBefore);
  const { rung, nextAt } = climbOf({ register, route, kept, from, now });
  const at = rung === null ? nextAt : now;
  round.keepEscalation(kept.id, { at, from });
}

/** Brings up to date what those read who were told because nobody had acknowledged it. */
export async function tellEscalated(tx: Db, context: Context, told: Told): Promise<void> {
  const { alert, route, register, fresh } = told;
  const { episode } = told.kept;
  const fresher = new Set(fresh.map(({ number }) => number));
  for (const { number, content } of episode.steps) {
    if (content.type !== 'escalated' || content.user === null) continue;
    const { user } = content;
    const notice = escalatedNotice(alert, number, content);
    const key = listedNoticeKey(notice);
    const isOver = episode.phase !== 'open' && !fresher.has(number);
    if (isOver && (await dropNotice(tx, context, key))) continue;
    const standing = await noticeStanding(tx, { workspaceId: context.workspace.id, key });
    // Who was told of it in a list reads of it there.
    if (standing === null && !fresher.has(number)) continue;
    const hold = standing?.isPosted
      ? {}
      : holdFor(episode, { register, route, now: context.now }, user);
    const recipient = { channel: user };
    await renewNotice(tx, context, { notice, recipient, ...hold });
  }
}

function escalatedNotice(
  alert: Told['alert'],
  step: number,
  { to: name, user }: ContentOf<'escalated'>,
): EscalatedNotice {
  return { kind: 'alert-escalated', step, to: { name, user }, alert };
}
