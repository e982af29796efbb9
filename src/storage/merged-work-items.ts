import { arrayText } from './array-text.ts';
import type { Db } from './database.ts';
import {
  SELECT_EVENTS,
  type StoredWorkItem,
  toWorkItem,
  type WorkItemRow,
} from './work-item-rows.ts';

/** A work item and the agreements that cover it. */
export type CoveredWorkItem = StoredWorkItem & { readonly agreementKeys: readonly string[] };

/** Which work items were merged into another one, or are named by one that was. */
export async function mergedAmong(db: Db, ids: readonly number[]): Promise<readonly number[]> {
  if (ids.length === 0) return [];
  const rows = await db.sql<{ id: bigint }>(
    `SELECT DISTINCT "workItemId" AS id FROM "WorkItemEvent"
     WHERE "workItemId" = ANY($1::bigint[]) AND type IN ('merged', 'merged-from')`,
    [arrayText(ids, (id) => id)],
  );
  return rows.map(({ id }) => Number(id));
}

type Named = {
  readonly workspaceId: number;
  readonly source: string;
  readonly keys: readonly string[];
};

/** Work items of a source by their keys, with the agreements that cover them. */
export async function workItemsNamed(
  db: Db,
  { workspaceId, source, keys }: Named,
): Promise<readonly CoveredWorkItem[]> {
  if (keys.length === 0) return [];
  const rows = await db.sql<WorkItemRow & { readonly agreements: readonly string[] }>(
    `SELECT w.id, w.key, w.title, (${SELECT_EVENTS}) AS events,
       ARRAY(SELECT v."agreementKey" FROM "WorkItemCoverage" v
         WHERE v."workItemId" = w.id ORDER BY 1) AS agreements
     FROM unnest($3::text[]) AS i(key)
     JOIN "WorkItem" w ON w."workspaceId" = $1::int AND w.source = $2 AND w.key = i.key
     ORDER BY w.key`,
    [workspaceId, source, arrayText(keys, (key) => key)],
  );
  return rows.map((row) => ({ ...toWorkItem(row), agreementKeys: row.agreements }));
}

/** Keeps a work item from being recorded about until the caller's transaction ends. */
export async function lockWorkItemNamed(
  db: Db,
  { workspaceId, source, key }: Omit<Named, 'keys'> & { readonly key: string },
): Promise<void> {
  await db.sql(
    `SELECT id FROM "WorkItem" WHERE "workspaceId" = $1::int AND source = $2 AND key = $3
     FOR NO KEY UPDATE`,
    [workspaceId, source, key],
  );
}

/** Work items by each of the agreements that cover any of them. */
export async function workItemsByAgreement(
  db: Db,
  { workspaceId, ids }: { readonly workspaceId: number; readonly ids: readonly number[] },
): Promise<ReadonlyMap<string, readonly number[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db.sql<{ key: string; ids: readonly bigint[] }>(
    `SELECT "agreementKey" AS key, array_agg("workItemId" ORDER BY "workItemId") AS ids
     FROM "WorkItemCoverage" WHERE "workspaceId" = $1::int AND "workItemId" = ANY($2::bigint[])
     GROUP BY 1 ORDER BY 1`,
    [workspaceId, arrayText(ids, (id) => id)],
  );
  return new Map(rows.map(({ key, ids: covered }) => [key, covered.map(Number)]));
}
