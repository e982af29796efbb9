import type { Db } from './database.ts';
import {
  SELECT_ITEMS,
  type StoredWorkItem,
  toWorkItem,
  type WorkItemRow,
} from './work-item-rows.ts';

export type { StoredWorkItem } from './work-item-rows.ts';

/** Work items by the numbers of their rows. */
export async function loadWorkItems(
  db: Db,
  { workspaceId, ids }: { readonly workspaceId: number; readonly ids: readonly number[] },
): Promise<readonly StoredWorkItem[]> {
  const rows = await db.sql<WorkItemRow>(`${SELECT_ITEMS} AND w.id = ANY($2::bigint[])`, [
    workspaceId,
    [...ids],
  ]);
  return rows.map(toWorkItem);
}

/** The work item of a key; when several sources have one, the one that happened last. */
export async function loadWorkItem(
  db: Db,
  { workspaceId, key }: { readonly workspaceId: number; readonly key: string },
): Promise<StoredWorkItem | null> {
  const [row] = await db.sql<WorkItemRow>(
    `${SELECT_ITEMS} AND w.key = $2 ORDER BY w."lastEventAt" DESC NULLS LAST LIMIT 1`,
    [workspaceId, key],
  );
  return row ? toWorkItem(row) : null;
}

type CoverageQuestion = {
  readonly workspaceId: number;
  readonly agreementKey: string;
  /** Only those with a greater number, for the next page. */
  readonly after: number;
  readonly limit: number;
};

/** The numbers of the work items that an agreement covers, ascending, a page at a time. */
export async function coveredWorkItemIds(
  db: Db,
  { workspaceId, agreementKey, after, limit }: CoverageQuestion,
): Promise<readonly number[]> {
  const rows = await db.sql<{ id: bigint }>(
    `SELECT "workItemId" AS id FROM "WorkItemCoverage"
     WHERE "workspaceId" = $1::int AND "agreementKey" = $2 AND "workItemId" > $3::bigint
     ORDER BY "workItemId" LIMIT $4::int`,
    [workspaceId, agreementKey, after, limit],
  );
  return rows.map(({ id }) => Number(id));
}

/** Which of some agreements cover work items; those that none does are absent. */
export async function coveringOf(
  db: Db,
  asked: {
    readonly workspaceId: number;
    readonly ids: readonly number[];
    readonly agreementKeys: readonly string[];
  },
): Promise<ReadonlyMap<number, readonly string[]>> {
  const rows = await db.sql<{ id: bigint; keys: readonly string[] }>(
    `SELECT "workItemId" AS id, array_agg("agreementKey" ORDER BY "agreementKey") AS keys
     FROM "WorkItemCoverage" WHERE "workspaceId" = $1::int AND "workItemId" = ANY($2::bigint[])
       AND "agreementKey" = ANY($3::text[])
     GROUP BY 1 ORDER BY 1`,
    [asked.workspaceId, [...asked.ids], [...asked.agreementKeys]],
  );
  return new Map(rows.map(({ id, keys }) => [Number(id), keys]));
}

/** Keeps work items from being recorded about until the caller's transaction ends. */
export async function lockWorkItems(
  db: Db,
  { workspaceId, ids }: { readonly workspaceId: number; readonly ids: readonly number[] },
): Promise<void> {
  // In the order in which they are recorded, so that the two wait for one another instead of locking up.
  await db.sql(
    `SELECT id FROM "WorkItem" WHERE "workspaceId" = $1::int AND id = ANY($2::bigint[])
     ORDER BY key FOR NO KEY UPDATE`,
    [workspaceId, [...ids]],
  );
}

/** The agreements under which any work item is measured, in the order of their keys. */
export async function coveringAgreements(
  db: Db,
  { workspaceId }: { readonly workspaceId: number },
): Promise<readonly string[]> {
  const rows = await db.sql<{ key: string }>(
    `SELECT DISTINCT "agreementKey" AS key FROM "WorkItemCoverage"
     WHERE "workspaceId" = $1::int ORDER BY 1`,
    [workspaceId],
  );
  return rows.map(({ key }) => key);
}
