import type { Instant } from '../domain/calendar/instant.ts';
import type { Db } from './database.ts';
import { fromColumn, toColumn } from './instants.ts';

/** A notice that could not be delivered, and why. */
export type FailedNotice = {
  readonly id: string;
  readonly kind: string;
  readonly channel: string;
  readonly problem: string;
  readonly enqueuedAt: Instant;
};

type OfWorkspace = { readonly workspaceId: number };

/** The notices that wait for a person to do something, the last one first. */
export async function failedNotices(
  db: Db,
  { workspaceId, limit }: OfWorkspace & { readonly limit: number },
): Promise<readonly FailedNotice[]> {
  const rows = await db.prisma.notice.findMany({
    where: { workspaceId, state: 'failed' },
    orderBy: { id: 'desc' },
    take: limit,
  });
  return rows.map(({ id, kind, channel, problem, enqueuedAt }) => ({
    ...{ id: String(id), kind, channel: channel ?? '', problem: problem ?? '' },
    enqueuedAt: fromColumn(enqueuedAt),
  }));
}

/** Lets a notice be tried again that could not be delivered; false when it is not one of these. */
export async function reviveNotice(
  db: Db,
  { workspaceId, id }: OfWorkspace & { readonly id: string },
): Promise<boolean> {
  const { count } = await db.prisma.notice.updateMany({
    where: { workspaceId, id: BigInt(id), state: 'failed' },
    data: { state: 'pending', attempts: 0, retryAt: null, doubtfulSince: null, repeated: false },
  });
  return count > 0;
}

/** Forgets some of the notices that were settled before an instant; gives how many. */
export async function forgetNotices(
  db: Db,
  { before }: { readonly before: Instant },
): Promise<number> {
  return (await db.sql(FORGET, [toColumn(before)])).length;
}

const FORGET = `
DELETE FROM "Notice" WHERE id IN (
  SELECT id FROM "Notice" WHERE state IN ('delivered', 'dropped') AND "enqueuedAt" < $1::timestamptz
  ORDER BY id LIMIT 5000)
RETURNING 1 AS forgotten`;
