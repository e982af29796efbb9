import type { Db } from './database.ts';

/** What stands for the whole workspace where a channel is named. */
const WHOLE = '';

type Hold = { readonly workspaceId: number; readonly channel?: string; readonly ms: number };

/** Sends nothing to a channel, or to the whole workspace, for so many milliseconds. */
export async function holdChannel(db: Db, { workspaceId, channel = WHOLE, ms }: Hold) {
  await db.sql(HOLD, [workspaceId, channel, ms]);
}

const HOLD = `
INSERT INTO "OutboxChannel" AS c ("workspaceId", channel, "nextAt")
VALUES ($1::int, $2, clock_timestamp() + $3::float8 * interval '1 millisecond')
ON CONFLICT ("workspaceId", channel) DO UPDATE SET "nextAt" = GREATEST(c."nextAt", EXCLUDED."nextAt")
RETURNING 1 AS held`;

/**
 * Slack asked to wait before it takes more for a channel; when it said so of another channel as well, the whole
 * workspace waits.
 */
export async function limitChannel(db: Db, hold: Required<Hold>): Promise<void> {
  await holdChannel(db, hold);
  const { workspaceId, channel, ms } = hold;
  const [row] = await db.sql<{ others: boolean }>(LIMIT, [workspaceId, channel, ms]);
  if (row?.others) await holdChannel(db, { workspaceId, ms });
}

const LIMIT = `
UPDATE "OutboxChannel" SET "limitedUntil" = clock_timestamp() + $3::float8 * interval '1 millisecond'
WHERE "workspaceId" = $1::int AND channel = $2
RETURNING EXISTS (SELECT 1 FROM "OutboxChannel" other WHERE other."workspaceId" = $1::int
  AND other.channel <> $2 AND other."limitedUntil" > clock_timestamp()) AS others`;

type Stop = { readonly workspaceId: number; readonly problem: string | null };

/** Sends nothing at all to a workspace until a person has done what the problem says; null lets it go on. */
export async function stopPosting(db: Db, { workspaceId, problem }: Stop): Promise<void> {
  await db.sql(STOP, [workspaceId, problem]);
}

const STOP = `
INSERT INTO "OutboxChannel" ("workspaceId", channel, "nextAt", problem)
VALUES ($1::int, '', clock_timestamp(), $2)
ON CONFLICT ("workspaceId", channel) DO UPDATE SET problem = EXCLUDED.problem
RETURNING 1 AS stopped`;

/** Why nothing is sent to a workspace; null when it is. */
export async function postingProblem(db: Db, workspaceId: number): Promise<string | null> {
  const row = await db.prisma.outboxChannel.findUnique({
    where: { workspaceId_channel: { workspaceId, channel: WHOLE } },
    select: { problem: true },
  });
  return row?.problem ?? null;
}

/** Forgets the channels that nothing was sent to for a month. */
export async function forgetChannels(db: Db): Promise<void> {
  await db.sql(FORGET);
}

const FORGET = `
DELETE FROM "OutboxChannel" WHERE problem IS NULL AND "nextAt" < clock_timestamp() - interval '30 days'
RETURNING 1 AS forgotten`;

/** Why nothing is sent to some workspaces. */
export async function stoppedWorkspaces(db: Db): Promise<readonly string[]> {
  const rows = await db.prisma.outboxChannel.findMany({
    where: { channel: WHOLE, problem: { not: null } },
    select: { problem: true },
  });
  return rows.flatMap(({ problem }) => problem ?? []);
}
