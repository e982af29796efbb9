import type { Instant } from '../domain/calendar/instant.ts';
import type { Db } from './database.ts';
import { fromColumn, toColumn } from './instants.ts';

/** What waits to be done. */
export type Backlog = {
  readonly noticesWaiting: number;
  readonly noticesFailed: number;
  readonly thresholdsOverdue: number;
  /** For so many milliseconds the oldest threshold is due, and the oldest notice waits that may be sent. */
  readonly thresholdLag: number;
  readonly noticeLag: number;
};

type Counting = {
  readonly now: Instant;
  /** In this workspace; over all of them when left out. */
  readonly workspaceId?: number;
};

/** Counts what waits; that it answers shows that the database does. */
export async function countBacklog(db: Db, { now, workspaceId }: Counting): Promise<Backlog> {
  const own = workspaceId === undefined ? {} : { workspaceId };
  const overdue = { ...own, nextThresholdAt: { lt: toColumn(now) } };
  const [noticesWaiting, noticesFailed, thresholdsOverdue, oldest, notices] = await Promise.all([
    db.prisma.notice.count({ where: { ...own, state: { in: ['pending', 'sending'] } } }),
    db.prisma.notice.count({ where: { ...own, state: 'failed' } }),
    db.prisma.clock.count({ where: overdue }),
    db.prisma.clock.findFirst({
      where: overdue,
      orderBy: { nextThresholdAt: 'asc' },
      select: { nextThresholdAt: true },
    }),
    db.sql<{ since: string | null }>(OLDEST, [toColumn(now), workspaceId ?? null]),
  ]);
  const since = notices[0]?.since;
  return {
    ...{ noticesWaiting, noticesFailed, thresholdsOverdue },
    thresholdLag: oldest?.nextThresholdAt ? now - fromColumn(oldest.nextThresholdAt) : 0,
    noticeLag: since ? Math.max(0, now - Number(since)) : 0,
  };
}

/**
 * The notices that wait and may be sent: `$1` is now. What tells of the lag is not what lags; what stands below a
 * message that is held waits as long as that.
 */
export const MAY_BE_SENT = `
"Notice" n
LEFT JOIN "Notice" above ON above."workspaceId" = n."workspaceId" AND above.key = n."threadKey"
WHERE n.state IN ('pending', 'sending') AND n.kind <> 'watch-late'
  AND COALESCE(GREATEST(n."notBefore", above."notBefore") <= $1::timestamptz, true)`;

/** Since when such a notice waits. */
export const WAITS_SINCE = `GREATEST(n."enqueuedAt", n."notBefore", above."notBefore")`;

const OLDEST = `
SELECT (extract(epoch FROM min(${WAITS_SINCE})) * 1000)::bigint::text AS since
FROM ${MAY_BE_SENT} AND ($2::int IS NULL OR n."workspaceId" = $2::int)`;
