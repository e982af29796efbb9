import type { Instant } from '../domain/calendar/instant.ts';
import type { Interval } from '../domain/calendar/interval.ts';
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
  readonly period: Interval;
  readonly asOf: Instant;
};

// An item that was opened in the period had its last event then or later, of which there is an index.
const OPENED_ITEMS = `
  ${SELECT_ITEMS} AND w."lastEventAt" >= $3::timestamptz
    AND w."openedAt" >= $3::timestamptz AND w."openedAt" < $4::timestamptz
    AND w."openedAt" <= $5::timestamptz
    AND w.id IN (
      SELECT c."workItemId" FROM "WorkItemCoverage" c
      WHERE c."workspaceId" = $1::int AND c."agreementKey" = $2)
  ORDER BY w.id`;

/** The work items of an agreement that were opened in a period. */
export async function openedWorkItems(
  db: Db,
  { workspaceId, agreementKey, period, asOf }: Question,
): Promise<readonly StoredWorkItem[]> {
  const rows = await db.sql<WorkItemRow>(OPENED_ITEMS, [
    workspaceId,
    agreementKey,
    toText(period.from),
    toText(period.to),
    toText(asOf),
  ]);
  return rows.map(toWorkItem);
}
