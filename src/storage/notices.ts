import { type Instant, MINUTE } from '../domain/calendar/instant.ts';
import type { Db } from './database.ts';
import type { Notice as NoticeRow } from './generated/client.ts';
import { fromColumn, toColumn } from './instants.ts';
import { toJson } from './prisma.ts';

/** A message in domain words, as it waits in the outbox. */
export type StoredNotice = {
  readonly id: string;
  readonly key: string;
  readonly kind: string;
  readonly payload: unknown;
  readonly recipient: unknown;
  readonly state: string;
  readonly attempts: number;
  readonly enqueuedAt: Instant;
};

type NewNotice = Pick<StoredNotice, 'key' | 'kind' | 'payload' | 'recipient'> & {
  readonly workspaceId: number;
  readonly now: Instant;
};

type OneNotice = { readonly workspaceId: number; readonly id: string };

// Longer than sending can take: who has not finished by then has crashed.
const GIVEN_UP_AFTER = 5 * MINUTE;

/** Puts a notice into the outbox; null when one with the same key has been there before. */
export async function addNotice(db: Db, { now, ...notice }: NewNotice): Promise<string | null> {
  const [row] = await db.prisma.notice.createManyAndReturn({
    data: [
      {
        ...notice,
        payload: toJson(notice.payload),
        recipient: toJson(notice.recipient),
        state: 'pending',
        enqueuedAt: toColumn(now),
      },
    ],
    select: { id: true },
    skipDuplicates: true,
  });
  return row ? String(row.id) : null;
}

/** Whether a notice with this key has ever been in the outbox. */
export async function hasNotice(
  db: Db,
  { workspaceId, key }: { readonly workspaceId: number; readonly key: string },
): Promise<boolean> {
  return (await db.prisma.notice.count({ where: { workspaceId, key } })) > 0;
}

/** Takes a waiting notice for sending; null when it is delivered, failed, or being sent by somebody else. */
export async function takeNotice(
  db: Db,
  { workspaceId, id, now }: OneNotice & { readonly now: Instant },
): Promise<StoredNotice | null> {
  const abandoned = { state: 'sending', takenAt: { lt: toColumn(now - GIVEN_UP_AFTER) } };
  const [row] = await db.prisma.notice.updateManyAndReturn({
    where: { workspaceId, id: BigInt(id), OR: [{ state: 'pending' }, abandoned] },
    data: { state: 'sending', takenAt: toColumn(now), attempts: { increment: 1 } },
  });
  return row ? toNotice(row) : null;
}

type Delivery = OneNotice & {
  readonly channelId: string;
  /** Null for a shared file: Slack does not say under which message it stands. */
  readonly messageTs: string | null;
  readonly now: Instant;
};

/** Records where in Slack a notice was posted. */
export async function markDelivered(db: Db, delivery: Delivery): Promise<void> {
  const { workspaceId, id, channelId, messageTs, now } = delivery;
  await db.prisma.notice.updateMany({
    where: { workspaceId, id: BigInt(id) },
    data: { state: 'delivered', channelId, messageTs, deliveredAt: toColumn(now), problem: null },
  });
}

/** Records why a notice was not delivered; unless that is final, it waits for the next try. */
export async function markFailed(
  db: Db,
  failure: OneNotice & { readonly problem: string; readonly final: boolean },
): Promise<void> {
  const { workspaceId, id, problem, final } = failure;
  await db.prisma.notice.updateMany({
    where: { workspaceId, id: BigInt(id) },
    data: { state: final ? 'failed' : 'pending', problem },
  });
}

/** Records why nobody knows whether a notice was posted; it stays in the state `sending`. */
export async function markUnclear(
  db: Db,
  { workspaceId, id, problem }: OneNotice & { readonly problem: string },
): Promise<void> {
  const data = { problem };
  await db.prisma.notice.updateMany({ where: { workspaceId, id: BigInt(id) }, data });
}

/** The notices that wait, oldest first. */
export async function pendingNotices(
  db: Db,
  { workspaceId, limit }: { readonly workspaceId: number; readonly limit: number },
): Promise<readonly StoredNotice[]> {
  const rows = await db.prisma.notice.findMany({
    where: { workspaceId, state: 'pending' },
    orderBy: { id: 'asc' },
    take: limit,
  });
  return rows.map(toNotice);
}

function toNotice(row: NoticeRow): StoredNotice {
  const { id, key, kind, payload, recipient, state, attempts } = row;
  const enqueuedAt = fromColumn(row.enqueuedAt);
  return { id: String(id), key, kind, payload, recipient, state, attempts, enqueuedAt };
}

/** Where messages stand in the chat, with what they tell, the oldest first: those whose keys begin alike. */
export async function postedNotices(
  db: Db,
  { workspaceId, kinds, keyPrefix }: PostedQuery,
): Promise<readonly PostedNotice[]> {
  const rows = await db.prisma.notice.findMany({
    where: {
      ...{ workspaceId, key: { startsWith: keyPrefix }, state: 'delivered' },
      ...(kinds && { kind: { in: [...kinds] } }),
    },
    orderBy: { id: 'asc' },
    select: { kind: true, payload: true, channelId: true, messageTs: true },
  });
  return rows.flatMap(({ channelId, messageTs, ...told }) =>
    channelId !== null && messageTs !== null ? [{ ...told, channelId, messageTs }] : [],
  );
}

type PostedQuery = {
  readonly workspaceId: number;
  readonly kinds?: readonly string[];
  readonly keyPrefix: string;
};

export type PostedNotice = {
  readonly kind: string;
  readonly payload: unknown;
  readonly channelId: string;
  readonly messageTs: string;
};
