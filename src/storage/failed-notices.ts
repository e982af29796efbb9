import type { Instant } from '../domain/calendar/instant.ts';
import { arrayText } from './array-text.ts';
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

type Known = OfWorkspace & {
  /** The kinds that this version can read; what is of another one waits for a newer version. */
  readonly kinds: readonly string[];
};

const UNKNOWN_KIND =
  'This version of Accord does not know such messages; it waits for a newer one.';

/** The notices that wait for a person to do something, the last one first. */
export async function failedNotices(
  db: Db,
  { workspaceId, kinds, limit }: Known & { readonly limit: number },
): Promise<readonly FailedNotice[]> {
  const rows = await db.prisma.notice.findMany({
    where: { workspaceId, OR: stuck(kinds) },
    orderBy: { id: 'desc' },
    take: limit,
  });
  return rows.map(({ id, kind, channel, problem, enqueuedAt, state }) => ({
    ...{ id: String(id), kind, channel: channel ?? '' },
    problem: state === 'failed' ? (problem ?? '') : UNKNOWN_KIND,
    enqueuedAt: fromColumn(enqueuedAt),
  }));
}

function stuck(kinds: readonly string[]) {
  return [{ state: 'failed' }, { state: 'pending', kind: { notIn: [...kinds] } }];
}

/** Leaves a notice that is stuck undelivered for good, also on the second path; gives what it was, or null. */
export async function abandonNotice(
  db: Db,
  { workspaceId, id, kinds }: Known & { readonly id: string },
): Promise<Pick<FailedNotice, 'kind' | 'channel'> | null> {
  const values = [workspaceId, id, arrayText(kinds, (kind) => kind)];
  const [row] = await db.sql<{ kind: string; channel: string | null }>(ABANDON, values);
  return row ? { kind: row.kind, channel: row.channel ?? '' } : null;
}

const ABANDON = `
UPDATE "Notice" SET state = 'dropped', "copiedVersion" = version
WHERE "workspaceId" = $1::int AND id = $2::bigint
  AND (state = 'failed' OR (state = 'pending' AND kind <> ALL($3::text[])))
RETURNING kind, channel`;

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
