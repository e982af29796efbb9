import type { Instant } from '../domain/calendar/instant.ts';
import type { Db } from './database.ts';
import { fromOptionalColumn } from './instants.ts';

/** A work item whose first or last event is not when its row says. */
export type SpanDifference = {
  readonly workItemId: number;
  readonly cached: Span;
  readonly fresh: Span;
};

type Span = { readonly openedAt: Instant | null; readonly lastEventAt: Instant | null };
type Items = { readonly workspaceId: number; readonly ids: readonly number[] };
type Row = {
  readonly id: bigint;
  readonly openedAt: Date | null;
  readonly lastEventAt: Date | null;
  readonly first: Date | null;
  readonly last: Date | null;
};

const DIFFERENT = `
  FROM "WorkItem" w, LATERAL (
    SELECT min(e."occurredAt") AS first, max(e."occurredAt") AS last
    FROM "WorkItemEvent" e WHERE e."workItemId" = w.id) s
  WHERE w."workspaceId" = $1::int AND w.id = ANY($2::bigint[])
    AND (w."openedAt", w."lastEventAt") IS DISTINCT FROM (s.first, s.last)`;

/** The work items whose cached first and last instants are not those of their events. */
export async function differentSpans(
  db: Db,
  { workspaceId, ids }: Items,
): Promise<readonly SpanDifference[]> {
  const rows = await db.sql<Row>(
    `SELECT w.id, w."openedAt", w."lastEventAt", s.first, s.last ${DIFFERENT} ORDER BY w.id`,
    [workspaceId, [...ids]],
  );
  return rows.map((row) => ({
    workItemId: Number(row.id),
    cached: spanOf(row.openedAt, row.lastEventAt),
    fresh: spanOf(row.first, row.last),
  }));
}

/** Makes the cached first and last instants those of the events. */
export async function repairSpans(db: Db, { workspaceId, ids }: Items): Promise<void> {
  await db.sql(
    `UPDATE "WorkItem" old SET "openedAt" = s.first, "lastEventAt" = s.last
     ${DIFFERENT} AND old.id = w.id`,
    [workspaceId, [...ids]],
  );
}

function spanOf(first: Date | null, last: Date | null): Span {
  return { openedAt: fromOptionalColumn(first), lastEventAt: fromOptionalColumn(last) };
}
