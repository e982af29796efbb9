import { supportHours } from '../../domain/agreement/hours.ts';
import { type Climb, climb } from '../../domain/alert/ladder.ts';
import type { ContentOf } from '../../domain/alert/steps.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import type { Register } from '../../domain/register/register.ts';
import { type EscalatedNotice, listedNoticeKey } from '../../outbox/notice-digest.ts';
import { keepEscalation } from '../../storage/alert-routes.ts';
import type { Db } from '../../storage/database.ts';
import type { KeptEpisode } from '../../storage/episodes.ts';
import { noticeStanding } from '../../storage/notices.ts';
import type { Context } from '../context.ts';
import { dropNotice, renewNotice } from '../notice/enqueue-notice.ts';
import { calendarsOf } from '../work-item/fold-work-item.ts';
import { holdFor, type Route } from './route-alert.ts';
import type { Told } from './tell-alert.ts';

type Climbing = {
  readonly register: Register;
  readonly route: Route;
  readonly kept: KeptEpisode;
  readonly now: Instant;
};

/** How far the ladder of an alert is reached, in the hours in which it counts. */
export function climbOf({ register, route, kept, now }: Climbing): Climb {
  const { alerts, agreement } = route;
  if (!alerts?.ladder) return { rung: null, nextAt: null };
  const calendar = calendarsOf(register)(alerts.calendar ?? supportHours(agreement.terms));
  return climb(kept.episode, { ladder: alerts.ladder, calendar, now });
}

/** Keeps when the next one is to be told; nobody else is told one by one of what stands in a list. */
export async function planEscalation(
  tx: Db,
  { workspace, now }: Context,
  { told, isListed }: { readonly told: Told; readonly isListed: boolean },
): Promise<void> {
  const { kept, route, register } = told;
  if (!route.alerts?.ladder) return;
  const { rung, nextAt } = climbOf({ register, route, kept, now });
  const at = isListed ? null : rung === null ? nextAt : now;
  await keepEscalation(tx, { workspaceId: workspace.id, episodeId: kept.id, at });
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
