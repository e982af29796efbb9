import type { Instant } from '../domain/calendar/instant.ts';
import type { Db } from './database.ts';
import { fromOptionalColumn, toOptionalText, toText } from './instants.ts';

type OfWorkspace = { readonly workspaceId: number };

type Listing = OfWorkspace & { readonly lists: ReadonlyMap<string, string | null> };

/** Lets lists tell of alerts, by the numbers of their episodes; null lets one be told by itself. */
export async function putInLists(db: Db, { workspaceId, lists }: Listing): Promise<void> {
  if (lists.size === 0) return;
  const rows = [...lists].map(([id, list]) => ({ id, list }));
  await db.sql(
    `INSERT INTO "AlertRoute" ("episodeId", "workspaceId", list)
     SELECT id, $1::int, list FROM jsonb_to_recordset($2::jsonb) AS e(id bigint, list text) ORDER BY id
     ON CONFLICT ("episodeId") DO UPDATE SET list = EXCLUDED.list RETURNING 1 AS kept`,
    [workspaceId, JSON.stringify(rows)],
  );
}

export type Escalation = {
  /** When the next step of the ladder is reached; null when there is none. */
  readonly at: Instant | null;
  /** From when it counts; absent as it was. */
  readonly from?: Instant;
};

type Escalating = OfWorkspace & { readonly escalations: ReadonlyMap<string, Escalation> };

/** Keeps when the next step of the ladder is reached, by the numbers of episodes. */
export async function keepEscalations(
  db: Db,
  { workspaceId, escalations }: Escalating,
): Promise<void> {
  if (escalations.size === 0) return;
  const rows = [...escalations].map(([id, { at, from = null }]) => {
    return { id, at: toOptionalText(at), from: toOptionalText(from) };
  });
  await db.sql(ESCALATE, [workspaceId, JSON.stringify(rows)]);
}

// Of what has no step to come, no row is begun.
const ESCALATE = `
WITH e AS MATERIALIZED (
  SELECT * FROM jsonb_to_recordset($2::jsonb) AS e(id bigint, at timestamptz, "from" timestamptz)
), ended AS (
  UPDATE "AlertRoute" r SET "escalateAt" = NULL, "ladderFrom" = coalesce(e."from", r."ladderFrom")
  FROM e WHERE r."episodeId" = e.id AND e.at IS NULL
)
INSERT INTO "AlertRoute" AS r ("episodeId", "workspaceId", "escalateAt", "ladderFrom")
SELECT id, $1::int, at, "from" FROM e WHERE at IS NOT NULL ORDER BY id
ON CONFLICT ("episodeId") DO UPDATE SET "escalateAt" = EXCLUDED."escalateAt",
  "ladderFrom" = coalesce(EXCLUDED."ladderFrom", r."ladderFrom") RETURNING 1 AS kept`;

/** How alerts are told so far: in which list, and from when their ladder counts; absent where that is not decided. */
export async function routesOf(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, KeptRoute>> {
  if (ids.length === 0) return new Map();
  const rows = await db.prisma.alertRoute.findMany({
    where: { episodeId: { in: ids.map(BigInt) } },
    select: { episodeId: true, list: true, ladderFrom: true },
  });
  return new Map(
    rows.map(({ episodeId, list, ladderFrom }) => {
      return [String(episodeId), { list, ladderFrom: fromOptionalColumn(ladderFrom) }];
    }),
  );
}

export type KeptRoute = { readonly list: string | null; readonly ladderFrom: Instant | null };

/** Lets every open alert of a workspace that climbs no ladder look for one, which counts from now on. */
export async function beginLadders(
  db: Db,
  { workspaceId, now }: { readonly workspaceId: number; readonly now: Instant },
): Promise<void> {
  await db.sql(
    `INSERT INTO "AlertRoute" AS r ("episodeId", "workspaceId", "escalateAt", "ladderFrom")
     SELECT id, "workspaceId", $2::timestamptz, $2::timestamptz FROM "Episode"
     WHERE "workspaceId" = $1::int AND current AND state = 'open'
     ON CONFLICT ("episodeId") DO UPDATE SET
       "escalateAt" = EXCLUDED."escalateAt", "ladderFrom" = EXCLUDED."ladderFrom"
     WHERE r."escalateAt" IS NULL RETURNING 1 AS begun`,
    [workspaceId, toText(now)],
  );
}

/**
 * The alerts of all workspaces of which a step of the ladder is reached, those waiting longest first. They are locked
 * for the caller’s transaction; those that another one has locked are left out.
 */
export async function alertsToEscalate(
  db: Db,
  { now, limit }: { readonly now: Instant; readonly limit: number },
): Promise<readonly { readonly id: string }[]> {
  return await db.sql<{ id: string }>(
    `SELECT e.id::text FROM "AlertRoute" r JOIN "Episode" e ON e.id = r."episodeId"
     WHERE r."escalateAt" <= $1::timestamptz
     ORDER BY r."escalateAt", r."episodeId" LIMIT $2::int FOR UPDATE OF e SKIP LOCKED`,
    [toText(now), limit],
  );
}

type OfList = { readonly workspaceId: number; readonly list: string };

export type Listed = {
  /** The worst first, those that are over last. */
  readonly ids: readonly { readonly id: string }[];
  readonly total: number;
  readonly open: number;
  readonly missed: number;
};

/** The alerts of which a list tells, without those that were taken back; so many of them by number. */
export async function listedAlerts(
  db: Db,
  { workspaceId, list, most }: OfList & { readonly most: number },
): Promise<Listed> {
  const [sums] = await db.sql<Omit<Listed, 'ids'>>(
    `SELECT count(*)::int AS total, (count(*) FILTER (WHERE e.state = 'open'))::int AS open,
       (count(*) FILTER (WHERE e.state = 'open' AND e.level >= 100))::int AS missed ${MEMBERS}`,
    [workspaceId, list],
  );
  const ids = await db.sql<{ id: string }>(
    `SELECT e.id::text ${MEMBERS}
     ORDER BY (e.state = 'open') DESC, e.level DESC, e.id LIMIT $3::int`,
    [workspaceId, list, most],
  );
  return { ids, ...(sums ?? { total: 0, open: 0, missed: 0 }) };
}

const MEMBERS = `FROM "AlertRoute" r JOIN "Episode" e ON e.id = r."episodeId"
  WHERE r."workspaceId" = $1::int AND r.list = $2 AND e.state <> 'withdrawn'`;

export type ListEscalation = {
  readonly rung: number;
  readonly to: string;
  readonly user: string | null;
  readonly group: string | null;
  readonly at: Instant;
};

/** To whom alerts went on while a list told of them, the earliest first. */
export async function escalationsIn(
  db: Db,
  { workspaceId, list }: OfList,
): Promise<readonly ListEscalation[]> {
  const rows = await db.sql<Omit<ListEscalation, 'at'> & { at: string }>(
    `SELECT DISTINCT (s.content ->> 'rung')::int AS rung, s.content ->> 'to' AS to, s.content ->> 'user' AS "user",
       s.content ->> 'group' AS "group", (extract(epoch FROM s.at) * 1000)::bigint::text AS at
     FROM "AlertRoute" r JOIN "EpisodeStep" s ON s."episodeId" = r."episodeId" AND s.type = 'escalated'
     WHERE r."workspaceId" = $1::int AND r.list = $2 ORDER BY at, rung`,
    [workspaceId, list],
  );
  return rows.map((row) => ({ ...row, at: Number(row.at) }));
}

type Told = { readonly workspaceId: number; readonly channel: string; readonly since: Instant };

/** Of so many alerts, the latest are looked at: no channel is told of more one by one. */
const LOOKED_AT = 1_000;

/** How many alerts that began since an instant a channel was told of one by one. */
export async function countTold(db: Db, { workspaceId, channel, since }: Told): Promise<number> {
  const [row] = await db.sql<{ count: number }>(
    `SELECT count(*)::int AS count FROM (
       SELECT id, "openedAt", channel FROM "Episode" WHERE "workspaceId" = $1::int ORDER BY id DESC LIMIT $4::int) e
     JOIN "Notice" n ON n."workspaceId" = $1::int AND n.key = 'alert/' || e.id
     WHERE e.channel = $2 AND e."openedAt" > $3::timestamptz AND n.state <> 'dropped'`,
    [workspaceId, channel, toText(since), LOOKED_AT],
  );
  return row?.count ?? 0;
}

/** Whether a list tells of anything. */
export async function isListInUse(db: Db, { workspaceId, list }: OfList): Promise<boolean> {
  return (await db.prisma.alertRoute.findFirst({ where: { workspaceId, list } })) !== null;
}
