import { DAY, type Instant } from '../domain/calendar/instant.ts';
import type { Db } from './database.ts';
import { fromOptionalColumn, toColumn, toOptionalText, toText } from './instants.ts';

/** A message in domain words, on its way into the outbox. */
type NewNotice = {
  readonly workspaceId: number;
  readonly key: string;
  readonly kind: string;
  readonly payload: unknown;
  readonly recipient: unknown;
  readonly now: Instant;
  /** Held until then. */
  readonly notBefore?: Instant | null;
  /** The key of the notice below whose message it is to stand. */
  readonly threadKey?: string | null;
  /** Whether it leaves on the second path as well. */
  readonly urgent?: boolean;
};

/** Puts a notice into the outbox; null when one with the same key has been there before. */
export async function addNotice(db: Db, notice: NewNotice): Promise<string | null> {
  return (await addNotices(db, [notice]))[0] ?? null;
}

/** Puts notices into the outbox, in their order; gives those of which none with the same key had been there. */
export async function addNotices(
  db: Db,
  notices: readonly NewNotice[],
): Promise<readonly string[]> {
  return await write(db, { notices, onConflict: 'DO NOTHING' });
}

/**
 * Puts notices into the outbox, or lets those with the same keys say something else and has them delivered again;
 * gives those that have something new to say. Where they stand stays where it is. No key may come twice.
 */
export async function replaceNotices(
  db: Db,
  notices: readonly NewNotice[],
): Promise<readonly string[]> {
  return await write(db, { notices, onConflict: REPLACE });
}

// In their order, so that each gets its turn in the channel.
const INSERT = `
INSERT INTO "Notice" AS n ("workspaceId", key, kind, payload, recipient, state, "enqueuedAt", "notBefore",
  "threadKey", urgent)
SELECT "workspaceId", key, kind, payload, recipient, 'pending', "enqueuedAt", "notBefore", "threadKey", urgent
FROM jsonb_to_recordset($1::jsonb) AS e(turn int, "workspaceId" int, key text, kind text, payload jsonb,
  recipient jsonb, "enqueuedAt" timestamptz, "notBefore" timestamptz, "threadKey" text, urgent boolean)
ORDER BY turn
ON CONFLICT ("workspaceId", key)`;

// Who is sending it just now sees at the end that there is a newer version. What was given up in doubt has news now,
// which are told whether or not the older words stand there.
const REPLACE = `DO UPDATE SET
  kind = EXCLUDED.kind, payload = EXCLUDED.payload, version = n.version + 1, "notBefore" = EXCLUDED."notBefore",
  urgent = EXCLUDED.urgent, "copyAttempts" = 0,
  "enqueuedAt" = CASE WHEN n.state IN ('pending', 'sending') THEN n."enqueuedAt" ELSE EXCLUDED."enqueuedAt" END,
  "doubtfulSince" = CASE WHEN n.state = 'failed' THEN NULL ELSE n."doubtfulSince" END,
  recipient = CASE WHEN n."messageTs" IS NULL AND n.state <> 'sending' AND n."doubtfulSince" IS NULL
    THEN EXCLUDED.recipient ELSE n.recipient END,
  place = CASE WHEN n.state IN ('pending', 'sending') THEN n.place ELSE EXCLUDED.place END,
  state = CASE WHEN n.state = 'sending' THEN 'sending' ELSE 'pending' END,
  attempts = CASE WHEN n.state IN ('pending', 'sending') THEN n.attempts ELSE 0 END,
  "retryAt" = CASE WHEN n.state IN ('pending', 'sending') THEN n."retryAt" END,
  problem = CASE WHEN n.state IN ('pending', 'sending') THEN n.problem END
WHERE n.payload IS DISTINCT FROM EXCLUDED.payload OR n.state IN ('failed', 'dropped')`;

type Writing = { readonly notices: readonly NewNotice[]; readonly onConflict: string };

async function write(db: Db, { notices, onConflict }: Writing): Promise<readonly string[]> {
  if (notices.length === 0) return [];
  const rows = notices.map(({ now, notBefore = null, threadKey = null, ...notice }, turn) => ({
    turn,
    threadKey,
    enqueuedAt: toText(now),
    notBefore: toOptionalText(notBefore),
    ...notice,
    urgent: notice.urgent ?? false,
  }));
  const written = await db.sql<{ id: string }>(`${INSERT} ${onConflict} RETURNING n.id::text`, [
    JSON.stringify(rows),
  ]);
  return written.map(({ id }) => id);
}

type NamedNotice = { readonly workspaceId: number; readonly key: string };

/** Takes a notice out of the outbox, and those below it, unless it was posted or may have been; false when it stays. */
export async function removeNotice(db: Db, { workspaceId, key }: NamedNotice): Promise<boolean> {
  const waiting = {
    ...{ workspaceId, messageTs: null, deliveredAt: null, doubtfulSince: null },
    state: { in: ['pending', 'failed'] },
  };
  const data = { state: 'dropped' };
  const { count } = await db.prisma.notice.updateMany({ where: { ...waiting, key }, data });
  if (count > 0) {
    await db.prisma.notice.updateMany({ where: { ...waiting, threadKey: key }, data });
  }
  return count > 0;
}

/** How far a notice has come. */
export type NoticeStanding = {
  /** Whether people can read it. */
  readonly isPosted: boolean;
  readonly isDropped: boolean;
  /** Until when it is held; null when it may go. */
  readonly notBefore: Instant | null;
};

/** How far the notice with this key has come; null when it has never been in the outbox. */
export async function noticeStanding(
  db: Db,
  { workspaceId, key }: NamedNotice,
): Promise<NoticeStanding | null> {
  return (await noticeStandings(db, { workspaceId, keys: [key] })).get(key) ?? null;
}

type NamedNotices = { readonly workspaceId: number; readonly keys: readonly string[] };

/** How far the notices with these keys have come; those that have never been in the outbox are absent. */
export async function noticeStandings(
  db: Db,
  { workspaceId, keys }: NamedNotices,
): Promise<ReadonlyMap<string, NoticeStanding>> {
  if (keys.length === 0) return new Map();
  const rows = await db.prisma.notice.findMany({
    where: { workspaceId, key: { in: [...keys] } },
    select: { key: true, state: true, deliveredAt: true, messageTs: true, notBefore: true },
  });
  return new Map(
    rows.map(({ key, state, deliveredAt, messageTs, notBefore }) => {
      const isPosted = deliveredAt !== null || messageTs !== null;
      const standing = { isPosted, isDropped: state === 'dropped' };
      return [key, { ...standing, notBefore: fromOptionalColumn(notBefore) }];
    }),
  );
}

/** Whether a notice with this key has ever been in the outbox. */
export async function hasNotice(db: Db, { workspaceId, key }: NamedNotice): Promise<boolean> {
  return (await db.prisma.notice.count({ where: { workspaceId, key } })) > 0;
}

/** Where the message of a notice stands; null when it was never posted, or cannot be pointed at. */
export async function standingNotice(
  db: Db,
  { workspaceId, key }: NamedNotice,
): Promise<{ readonly channelId: string; readonly messageTs: string } | null> {
  const row = await db.prisma.notice.findUnique({
    where: { workspaceId_key: { workspaceId, key } },
    select: { channelId: true, messageTs: true },
  });
  const { channelId, messageTs } = row ?? {};
  return channelId && messageTs ? { channelId, messageTs } : null;
}

/** Where messages stand in the chat, with what they tell, the oldest first: those whose keys begin alike. */
export async function postedNotices(
  db: Db,
  { workspaceId, kinds, keyPrefix }: PostedQuery,
): Promise<readonly PostedNotice[]> {
  const rows = await db.prisma.notice.findMany({
    where: {
      // One that is brought up to date stands there, too.
      ...{ workspaceId, key: { startsWith: keyPrefix }, messageTs: { not: null } },
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

/** What the latest notices of a kind say, the last one first. */
export async function latestNotices(
  db: Db,
  { workspaceId, kind }: { readonly workspaceId: number; readonly kind: string },
): Promise<readonly unknown[]> {
  const rows = await db.prisma.notice.findMany({
    where: { workspaceId, kind },
    orderBy: { id: 'desc' },
    take: 20,
    select: { payload: true },
  });
  return rows.map(({ payload }) => payload);
}

/** How many notices were delivered of those enqueued since an instant, or waiting then. */
export async function countDeliveredSince(
  db: Db,
  { workspaceId, since }: { readonly workspaceId: number; readonly since: Instant },
): Promise<number> {
  const enqueuedAt = { gte: toColumn(since - DAY) };
  const deliveredAt = { gte: toColumn(since) };
  return await db.prisma.notice.count({ where: { workspaceId, enqueuedAt, deliveredAt } });
}
