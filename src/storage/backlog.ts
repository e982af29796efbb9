import type { Instant } from '../domain/calendar/instant.ts';
import type { Db } from './database.ts';
import { toColumn } from './instants.ts';

/** What waits to be done, over all workspaces. */
export type Backlog = {
  readonly noticesWaiting: number;
  readonly noticesFailed: number;
  readonly thresholdsOverdue: number;
};

/** Counts what waits; that it answers shows that the database does. */
export async function countBacklog(db: Db, now: Instant): Promise<Backlog> {
  const [noticesWaiting, noticesFailed, thresholdsOverdue] = await Promise.all([
    db.prisma.notice.count({ where: { state: { in: ['pending', 'sending'] } } }),
    db.prisma.notice.count({ where: { state: 'failed' } }),
    db.prisma.clock.count({ where: { nextThresholdAt: { lt: toColumn(now) } } }),
  ]);
  return { noticesWaiting, noticesFailed, thresholdsOverdue };
}
