import type { Instant } from '../domain/calendar/instant.ts';
import type { Db } from './database.ts';
import { toText } from './instants.ts';
import { together } from './together.ts';

type Place = { readonly workspaceId: number; readonly agreementKey: string };

/** An agreement whose work items are to be folded again, and up to which number they are. */
export type Refold = Place & { readonly after: number };

/** Asks for all work items of some agreements to be folded again, from the first one on. */
export async function requestRefolds(
  db: Db,
  wanted: {
    readonly workspaceId: number;
    readonly agreementKeys: readonly string[];
    readonly now: Instant;
  },
): Promise<void> {
  await db.sql(
    `INSERT INTO "Refold" ("workspaceId", "agreementKey", "requestedAt")
     SELECT $1::int, key, $3::timestamptz FROM unnest($2::text[]) AS key ORDER BY key
     ON CONFLICT ("workspaceId", "agreementKey")
     DO UPDATE SET "after" = 0, "requestedAt" = EXCLUDED."requestedAt"`,
    [wanted.workspaceId, [...wanted.agreementKeys], toText(wanted.now)],
  );
}

/** The refold that has waited longest and that nobody works on, kept for the caller's transaction; null when there is none. */
export async function takeRefold(
  db: Db,
  { workspaceId }: { readonly workspaceId: number },
): Promise<Refold | null> {
  const [row] = await db.sql<{ agreementKey: string; after: bigint }>(
    `SELECT "agreementKey", "after" FROM "Refold" WHERE "workspaceId" = $1::int
     ORDER BY "requestedAt", "agreementKey" LIMIT 1 FOR UPDATE SKIP LOCKED`,
    [workspaceId],
  );
  return row ? { workspaceId, agreementKey: row.agreementKey, after: Number(row.after) } : null;
}

/** Notes how far a refold has come; null when it is done. */
export async function advanceRefold(
  db: Db,
  { workspaceId, agreementKey }: Place,
  after: number | null,
): Promise<void> {
  const place = [workspaceId, agreementKey];
  const where = '"workspaceId" = $1::int AND "agreementKey" = $2';
  if (after === null) await db.sql(`DELETE FROM "Refold" WHERE ${where}`, place);
  else await db.sql(`UPDATE "Refold" SET "after" = $3::bigint WHERE ${where}`, [...place, after]);
}

/** Of some agreements, those that cover any work item. */
export async function coveringAny(
  db: Db,
  { workspaceId, agreementKeys }: { workspaceId: number; agreementKeys: readonly string[] },
): Promise<readonly string[]> {
  const rows = await db.sql<{ key: string }>(
    `SELECT key FROM unnest($2::text[]) AS key WHERE EXISTS (
       SELECT 1 FROM "WorkItemCoverage" WHERE "workspaceId" = $1::int AND "agreementKey" = key
     )`,
    [workspaceId, [...agreementKeys]],
  );
  return rows.map(({ key }) => key);
}

/** How many work items of an agreement are still to be folded again. */
export type RefoldLeft = { readonly agreementKey: string; readonly left: number };

/** What waits to be folded again in a workspace, by agreement. */
export const refoldsLeft = together<{ readonly workspaceId: number }, readonly RefoldLeft[]>(
  async ({ db, workspaceId }, asked) => {
    const left = await db.ask<RefoldLeft>(LEFT, [workspaceId]);
    return asked.map(() => left);
  },
);

const LEFT = `/* accord:refolds-left */
  SELECT r."agreementKey", (
    SELECT count(*)::int FROM "WorkItemCoverage" c
    WHERE c."workspaceId" = r."workspaceId" AND c."agreementKey" = r."agreementKey"
      AND c."workItemId" > r."after"
  ) AS "left"
  FROM "Refold" r WHERE r."workspaceId" = $1::int ORDER BY r."agreementKey"`;

/** How many work items the agreements of a workspace cover. */
export async function countCovered(
  db: Db,
  { workspaceId, agreementKeys }: { workspaceId: number; agreementKeys: readonly string[] },
): Promise<number> {
  const [row] = await db.sql<{ items: number }>(
    `SELECT count(*)::int AS items FROM "WorkItemCoverage"
     WHERE "workspaceId" = $1::int AND "agreementKey" = ANY($2::text[])`,
    [workspaceId, [...agreementKeys]],
  );
  return row?.items ?? 0;
}
