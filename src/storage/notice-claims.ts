import type { Instant } from '../domain/calendar/instant.ts';
import { arrayText } from './array-text.ts';
import type { Db } from './database.ts';
import { toColumn } from './instants.ts';

/** A notice taken for sending by one process. */
export type TakenNotice = Claim & {
  readonly key: string;
  readonly kind: string;
  readonly payload: unknown;
  readonly recipient: unknown;
  readonly threadKey: string | null;
  readonly version: number;
  readonly attempts: number;
  readonly channelId: string | null;
  readonly messageTs: string | null;
  /** Since when it may stand in the channel without anybody knowing. */
  readonly doubtfulSince: Instant | null;
  readonly repeated: boolean;
};

/** What shows that a notice is still in the hands of who took it: nobody has taken it since. */
export type Claim = { readonly id: string; readonly takenAt: string };

type Taking = {
  readonly workspaceId: number;
  /** By which notices are held; everything else goes by the clock of the database. */
  readonly now: Instant;
  /** After so many milliseconds a taken notice belongs to nobody any more. */
  readonly lease: number;
  /** So many milliseconds lie between two messages of a channel. */
  readonly apart: number;
  /** The kinds that can be read; others are left to a newer version, and let those behind them pass. */
  readonly kinds: readonly string[];
};

/** From this attempt on a notice that cannot be sent lets those behind it pass. */
const LETS_PASS = 5;

/** After a quiet while so many messages are brought up to date at once: somebody may be looking at them. */
const UPDATES_AT_ONCE = 4;

/**
 * Takes the next notice for sending; null when none may be sent now. In each channel they go one after the other in
 * their order, a moment apart, whoever sends them: the row of the channel is what two processes contend for. What is
 * only brought up to date first uses up the quiet that went before: Slack counts that apart, some fifty a minute.
 */
export async function takeNext(db: Db, taking: Taking): Promise<TakenNotice | null> {
  const { workspaceId, now, lease, apart, kinds } = taking;
  const [row] = await db.sql<TakenRow>(TAKE, [
    ...[workspaceId, toColumn(now), lease, apart, LETS_PASS],
    ...[arrayText(kinds, (kind) => kind), apart * (UPDATES_AT_ONCE - 1)],
  ]);
  return row ? { ...row, doubtfulSince: row.doubtfulMs === null ? null : +row.doubtfulMs } : null;
}

type TakenRow = Omit<TakenNotice, 'doubtfulSince'> & { readonly doubtfulMs: string | null };

const TAKE = `
WITH turn AS (
  SELECT c.channel, head.id, head."messageTs"
  FROM "OutboxChannel" c
  CROSS JOIN LATERAL (
    SELECT n.id, n.place, n."retryAt", n."messageTs" FROM "Notice" n
    WHERE n."workspaceId" = c."workspaceId" AND n.channel = c.channel AND n.state IN ('pending', 'sending')
      AND n.kind = ANY($6::text[]) AND (n."notBefore" IS NULL OR n."notBefore" <= $2::timestamptz)
      AND (n.attempts < $5::int OR n."retryAt" IS NULL OR n."retryAt" <= clock_timestamp())
      AND NOT EXISTS (
        SELECT 1 FROM "Notice" above WHERE above."workspaceId" = n."workspaceId" AND above.key = n."threadKey"
          AND above."messageTs" IS NULL AND above.state IN ('pending', 'sending'))
    ORDER BY n.place LIMIT 1
  ) head
  WHERE c."workspaceId" = $1::int AND c.channel <> '' AND c."nextAt" <= clock_timestamp()
    AND (head."retryAt" IS NULL OR head."retryAt" <= clock_timestamp())
    AND NOT EXISTS (
      SELECT 1 FROM "Notice" busy WHERE busy."workspaceId" = c."workspaceId" AND busy.channel = c.channel
        AND busy.state = 'sending' AND busy."takenAt" > clock_timestamp() - $3::float8 * interval '1 millisecond')
    AND NOT EXISTS (
      SELECT 1 FROM "OutboxChannel" whole WHERE whole."workspaceId" = c."workspaceId" AND whole.channel = ''
        AND (whole."nextAt" > clock_timestamp() OR whole.problem IS NOT NULL))
  ORDER BY head.place LIMIT 1
  FOR UPDATE OF c SKIP LOCKED
), paced AS (
  UPDATE "OutboxChannel" c SET "nextAt" = $4::float8 * interval '1 millisecond'
    + CASE WHEN turn."messageTs" IS NULL THEN clock_timestamp()
      ELSE GREATEST(c."nextAt", clock_timestamp() - $7::float8 * interval '1 millisecond') END
  FROM turn WHERE c."workspaceId" = $1::int AND c.channel = turn.channel
)
UPDATE "Notice" n SET state = 'sending', attempts = n.attempts + 1, "takenAt" = clock_timestamp(),
  "doubtfulSince" = CASE WHEN n.state = 'sending' AND n."messageTs" IS NULL
    THEN COALESCE(n."doubtfulSince", n."takenAt") ELSE n."doubtfulSince" END
FROM turn
WHERE n.id = turn.id AND (n.state = 'pending' OR (n.state = 'sending'
  AND n."takenAt" <= clock_timestamp() - $3::float8 * interval '1 millisecond'))
RETURNING n.id::text, n."takenAt"::text, n.key, n.kind, n.payload, n.recipient, n."threadKey", n.version, n.attempts,
  n."channelId", n."messageTs", n.repeated,
  (extract(epoch FROM n."doubtfulSince") * 1000)::bigint::text AS "doubtfulMs"`;

/** Gives every channel in which something waits its row; true when there was a new one. */
export async function openChannels(db: Db, workspaceId: number): Promise<boolean> {
  return (await db.sql(OPEN, [workspaceId])).length > 0;
}

const OPEN = `
INSERT INTO "OutboxChannel" ("workspaceId", channel, "nextAt")
SELECT DISTINCT n."workspaceId", n.channel, clock_timestamp() FROM "Notice" n
WHERE n."workspaceId" = $1::int AND n.state = 'pending' AND n.channel IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM "OutboxChannel" c WHERE c."workspaceId" = n."workspaceId" AND c.channel = n.channel)
ON CONFLICT DO NOTHING RETURNING channel`;
