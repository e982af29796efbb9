import type { Db } from './database.ts';

type Covered = { readonly workspaceId: number; readonly workItemId: number };

/** The agreements under which a work item is measured, in the order of their keys. */
export async function agreementsCovering(
  db: Db,
  { workspaceId, workItemId }: Covered,
): Promise<readonly string[]> {
  const rows = await db.sql<{ key: string }>(
    `SELECT "agreementKey" AS key FROM "WorkItemCoverage"
     WHERE "workspaceId" = $1::int AND "workItemId" = $2::bigint ORDER BY "agreementKey"`,
    [workspaceId, workItemId],
  );
  return rows.map(({ key }) => key);
}

type Search = {
  readonly workspaceId: number;
  readonly agreementKeys: readonly string[];
  readonly prefix: string;
  readonly limit: number;
};

/** Keys of work items under some agreements that begin with a text. */
export async function workItemKeysFrom(
  db: Db,
  { workspaceId, agreementKeys, prefix, limit }: Search,
): Promise<readonly string[]> {
  const rows = await db.sql<{ key: string }>(
    `SELECT DISTINCT w.key FROM "WorkItem" w
     JOIN "WorkItemCoverage" c ON c."workItemId" = w.id AND c."workspaceId" = w."workspaceId"
     WHERE w."workspaceId" = $1::int AND c."agreementKey" = ANY($2::text[])
       AND starts_with(w.key, $3::text) ORDER BY w.key LIMIT $4::int`,
    [workspaceId, [...agreementKeys], prefix, limit],
  );
  return rows.map(({ key }) => key);
}
