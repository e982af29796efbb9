import type { Instant } from '../domain/calendar/instant.ts';
import type { Db } from './database.ts';

type Place = { readonly workspaceId: number; readonly agreementKey: string };

/** How stopped clocks have ended. */
type Tally = {
  readonly met: number;
  readonly missed: number;
  readonly cancelled: number;
  readonly handSet: number;
  /** Until when any of them may be reopened, at the latest. */
  readonly reopenUntil: Instant | null;
};

/** A day of a target, in UTC, whose tally is not that of its clocks. */
export type TallyDifference = {
  readonly targetKey: string;
  readonly day: string;
  /** What the clocks were folded by. */
  readonly fingerprint: number;
  readonly cached: Tally;
  readonly fresh: Tally;
};

const COUNTS = ['met', 'missed', 'cancelled', '"handSet"'];
const SUMS = COUNTS.map((count) => `sum(t.${count})::int AS ${count}`).join(', ');
const jsonOf = (side: string) => `
  json_build_object(${COUNTS.map((count) => `'${count.replaceAll('"', '')}', coalesce(${side}.${count}, 0)`).join(', ')},
    'reopenUntil', (extract(epoch FROM ${side}."reopenUntil") * 1000)::bigint)`;

const FRESH = `
  SELECT t."targetKey", t.day, t.fingerprint, ${SUMS}, max(t."reopenUntil") AS "reopenUntil"
  FROM "Clock" c, "tallyOf"(c, 1) t
  WHERE c."workspaceId" = $1::int AND c."agreementKey" = $2 GROUP BY 1, 2, 3`;

// A day may say that something can be reopened for longer than it can: then its clocks are looked at in vain.
const DIFFERENT = `
  WITH fresh AS (${FRESH}),
  cached AS (
    SELECT t."targetKey", t.day, t.fingerprint, ${SUMS}, max(t."reopenUntil") AS "reopenUntil"
    FROM "CaseTally" t WHERE t."workspaceId" = $1::int AND t."agreementKey" = $2 GROUP BY 1, 2, 3
  )
  SELECT "targetKey", day::text, fingerprint::float8, ${jsonOf('cached')} AS cached, ${jsonOf('fresh')} AS fresh
  FROM fresh FULL JOIN cached USING ("targetKey", day, fingerprint)
  WHERE ${COUNTS.map((count) => `coalesce(fresh.${count}, 0) <> coalesce(cached.${count}, 0)`).join(' OR ')}
    OR fresh."reopenUntil" > coalesce(cached."reopenUntil", '-infinity')
  ORDER BY "targetKey", day, fingerprint`;

/** The tallies of an agreement that are not those of its clocks. */
export function differentTallies(
  db: Db,
  { workspaceId, agreementKey }: Place,
): Promise<readonly TallyDifference[]> {
  return db.sql<TallyDifference>(DIFFERENT, [workspaceId, agreementKey]);
}

/** Counts the clocks of an agreement again; nobody keeps any until the caller's transaction ends. */
export async function rebuildTallies(db: Db, { workspaceId, agreementKey }: Place): Promise<void> {
  const place = [workspaceId, agreementKey];
  await db.sql('LOCK TABLE "CaseTally" IN SHARE ROW EXCLUSIVE MODE');
  await db.sql(
    'DELETE FROM "CaseTally" WHERE "workspaceId" = $1::int AND "agreementKey" = $2',
    place,
  );
  await db.sql(
    `INSERT INTO "CaseTally" ("workspaceId", "agreementKey", "targetKey", day, fingerprint,
       ${COUNTS.join(', ')}, "reopenUntil")
     SELECT $1::int, $2, f.* FROM (${FRESH}) f`,
    place,
  );
}

/** Forgets days of which nothing is counted any more, such as those of clocks that were folded by something else. */
export async function forgetEmptyTallies(
  db: Db,
  { workspaceId, agreementKey }: Place,
): Promise<void> {
  await db.sql(
    `DELETE FROM "CaseTally" WHERE id IN (
       SELECT t.id FROM "CaseTally" t
       WHERE t."workspaceId" = $1::int AND t."agreementKey" = $2
         AND ${COUNTS.map((count) => `t.${count} = 0`).join(' AND ')}
         AND NOT EXISTS (
           SELECT 1 FROM "CaseTally" o
           WHERE o."workspaceId" = $1::int AND o."agreementKey" = $2 AND o."targetKey" = t."targetKey"
             AND o.day = t.day AND o.fingerprint = t.fingerprint AND o.id <> t.id)
       FOR UPDATE SKIP LOCKED)`,
    [workspaceId, agreementKey],
  );
}
