import type { Instant } from '../domain/calendar/instant.ts';
import type { WorkItem } from '../domain/measurement/work-item-event.ts';
import type { Db } from './database.ts';
import { toText } from './instants.ts';

type Recording = {
  readonly workspaceId: number;
  readonly source: string;
  readonly agreementKey: string;
  readonly receivedAt: Instant;
  readonly items: readonly WorkItem[];
};

export type Recorded = {
  readonly items: number;
  readonly recorded: number;
  readonly repeated: number;
  /** Items that have a new event or are newly covered by the agreement: their clocks are to be folded again. */
  readonly touchedWorkItemIds: readonly number[];
};

// In the order of their keys, so that two recordings of the same items wait for one another instead of locking up.
const ADD_ITEMS = `
  INSERT INTO "WorkItem" ("workspaceId", source, key, title)
  SELECT DISTINCT ON (i.key) $1::int, $2, i.key, i.title
  FROM unnest($3::text[], $4::text[]) AS i(key, title) ORDER BY i.key
  ON CONFLICT ("workspaceId", source, key) DO UPDATE SET title = EXCLUDED.title
    WHERE EXCLUDED.title IS NOT NULL AND "WorkItem".title IS DISTINCT FROM EXCLUDED.title`;

const ADD_COVERAGE = `
  INSERT INTO "WorkItemCoverage" ("workspaceId", "agreementKey", "workItemId")
  SELECT $1::int, $2, w.id FROM "WorkItem" w
  WHERE w."workspaceId" = $1::int AND w.source = $3 AND w.key = ANY($4::text[])
  ON CONFLICT DO NOTHING RETURNING "workItemId" AS id`;

const ADD_EVENTS = `
  WITH added AS (
    INSERT INTO "WorkItemEvent" ("workItemId", id, "workspaceId", "occurredAt", "receivedAt", sequence, type,
      actor, party, reason, priority)
    SELECT w.id, e.id, $1::int, e.at, $3::timestamptz, e.sequence, e.type, e.actor, e.party, e.reason, e.priority
    FROM unnest($4::text[], $5::text[], $6::timestamptz[], $7::int[], $8::text[], $9::text[], $10::text[],
      $11::text[], $12::text[]) AS e(key, id, at, sequence, type, actor, party, reason, priority)
    JOIN "WorkItem" w ON w."workspaceId" = $1::int AND w.source = $2 AND w.key = e.key
    ON CONFLICT DO NOTHING RETURNING "workItemId", "occurredAt"
  ), touched AS (
    SELECT "workItemId", count(*)::int AS events, min("occurredAt") AS first, max("occurredAt") AS last
    FROM added GROUP BY "workItemId"
  )
  UPDATE "WorkItem" w
  SET "openedAt" = least(w."openedAt", t.first), "lastEventAt" = greatest(w."lastEventAt", t.last)
  FROM touched t WHERE w.id = t."workItemId" RETURNING w.id, t.events`;

/** Adds what is new about work items, in bulk; an event that is known already changes nothing. */
export async function recordWorkItemEvents(db: Db, recording: Recording): Promise<Recorded> {
  const { workspaceId, source, agreementKey, receivedAt, items } = recording;
  const keys = items.map((item) => item.key);
  const titles = items.map((item) => item.title ?? null);
  await db.sql(ADD_ITEMS, [workspaceId, source, keys, titles]);
  const columns = toColumns(items);
  const touched = await db.sql<{ id: bigint; events: number }>(ADD_EVENTS, [
    workspaceId,
    source,
    toText(receivedAt),
    ...columns,
  ]);
  const covered = await db.sql<{ id: bigint }>(ADD_COVERAGE, [
    workspaceId,
    agreementKey,
    source,
    keys,
  ]);
  const recorded = touched.reduce((sum, { events }) => sum + events, 0);
  return {
    items: new Set(keys).size,
    recorded,
    repeated: columns[0].length - recorded,
    touchedWorkItemIds: [...new Set([...touched, ...covered].map(({ id }) => Number(id)))],
  };
}

/** One array per column: PostgreSQL takes thousands of events in one statement that way. */
function toColumns(items: readonly WorkItem[]) {
  const rows = items.flatMap(({ key, events }) => events.map((event) => ({ key, event })));
  return [
    rows.map(({ key }) => key),
    rows.map(({ event }) => event.id),
    rows.map(({ event }) => toText(event.at)),
    rows.map(({ event }) => event.sequence ?? null),
    rows.map(({ event }) => event.type),
    rows.map(({ event }) => event.actor),
    rows.map(({ event }) => event.party ?? null),
    rows.map(({ event }) => event.reason ?? null),
    rows.map(({ event }) => event.priority ?? null),
  ] as const;
}
