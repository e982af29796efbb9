import type { Instant } from '../domain/calendar/instant.ts';
import type { Db } from './database.ts';
import { toText } from './instants.ts';
import {
  SELECT_ITEMS,
  type StoredWorkItem,
  toWorkItem,
  type WorkItemRow,
} from './work-item-rows.ts';

type Question = {
  readonly workspaceId: number;
  readonly agreementKey: string;
  readonly since: Instant;
  readonly asOf: Instant;
};

const COVERED_ITEMS = `
  ${SELECT_ITEMS} AND w."openedAt" <= $4::timestamptz
    AND w.id IN (
      SELECT c."workItemId" FROM "WorkItemCoverage" c
      WHERE c."workspaceId" = $1::int AND c."agreementKey" = $2)
    AND (w."lastEventAt" >= $3::timestamptz OR EXISTS (
      SELECT 1 FROM "Clock" k
      WHERE k."workspaceId" = $1::int AND k."agreementKey" = $2 AND k."workItemId" = w.id
        AND k."stoppedAt" IS NULL))
  ORDER BY w.id`;

/** The work items of an agreement to which something happened since an instant, or that are still open. */
export async function coveredWorkItems(
  db: Db,
  { workspaceId, agreementKey, since, asOf }: Question,
): Promise<readonly StoredWorkItem[]> {
  const rows = await db.sql<WorkItemRow>(COVERED_ITEMS, [
    workspaceId,
    agreementKey,
    toText(since),
    toText(asOf),
  ]);
  return rows.map(toWorkItem);
}
