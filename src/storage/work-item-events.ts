import type { Instant } from '../domain/calendar/instant.ts';
import {
  EVENT_DETAILS,
  type WorkItem,
  type WorkItemEvent,
} from '../domain/measurement/work-item-event.ts';
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
  INSERT INTO "WorkItem" AS old ("workspaceId", source, key, title, "openedAt", "lastEventAt")
  SELECT $1::int, $2, i.key, max(i.title), min(i.first), max(i.last)
  FROM unnest($3::text[], $4::text[], $5::timestamptz[], $6::timestamptz[]) AS i(key, title, first, last)
  GROUP BY i.key ORDER BY i.key
  ON CONFLICT ("workspaceId", source, key) DO UPDATE
    SET title = coalesce(EXCLUDED.title, old.title),
      "openedAt" = least(old."openedAt", EXCLUDED."openedAt"),
      "lastEventAt" = greatest(old."lastEventAt", EXCLUDED."lastEventAt")
    WHERE (EXCLUDED.title IS NOT NULL AND EXCLUDED.title IS DISTINCT FROM old.title)
      OR EXCLUDED."openedAt" < old."openedAt" OR EXCLUDED."lastEventAt" > old."lastEventAt"
      OR old."openedAt" IS NULL`;

// Joined, so that each key is looked up in the index: with "= ANY" the whole table is read once it seems small.
const FIND_ITEMS = `
  SELECT w.id, w.key FROM unnest($3::text[]) AS i(key)
  JOIN "WorkItem" w ON w."workspaceId" = $1::int AND w.source = $2 AND w.key = i.key`;

const ADD_COVERAGE = `
  INSERT INTO "WorkItemCoverage" ("workspaceId", "agreementKey", "workItemId")
  SELECT $1::int, $2, id FROM unnest($3::bigint[]) AS id ORDER BY id
  ON CONFLICT DO NOTHING RETURNING "workItemId" AS id`;

const ADD_EVENTS = `
  WITH added AS (
    INSERT INTO "WorkItemEvent" ("workspaceId", "receivedAt", "workItemId", id, "occurredAt", sequence, type,
      actor, party, reason, priority, detail)
    SELECT $1::int, $2::timestamptz, e.* FROM unnest($3::bigint[], $4::text[], $5::timestamptz[], $6::int[],
      $7::text[], $8::text[], $9::text[], $10::text[], $11::text[],
      $12::jsonb[]) AS e
    ON CONFLICT DO NOTHING RETURNING "workItemId"
  )
  SELECT "workItemId" AS id, count(*)::int AS events FROM added GROUP BY "workItemId"`;

/** Adds what is new about work items, in bulk; an event that is known already changes nothing. */
export async function recordWorkItemEvents(db: Db, recording: Recording): Promise<Recorded> {
  const { workspaceId, agreementKey, receivedAt, items } = recording;
  const ids = await addItems(db, recording);
  const columns = toColumns(items, ids);
  const touched = await db.sql<{ id: bigint; events: number }>(ADD_EVENTS, [
    workspaceId,
    toText(receivedAt),
    ...columns,
  ]);
  const covered = await db.sql<{ id: bigint }>(ADD_COVERAGE, [
    workspaceId,
    agreementKey,
    [...ids.values()],
  ]);
  const recorded = touched.reduce((sum, { events }) => sum + events, 0);
  return {
    items: ids.size,
    recorded,
    repeated: columns[0].length - recorded,
    touchedWorkItemIds: [...new Set([...touched, ...covered].map(({ id }) => Number(id)))],
  };
}

/** Adds the items that are new; gives the numbers of the rows of all of them by their keys. */
async function addItems(db: Db, { workspaceId, source, items }: Recording) {
  const keys = items.map((item) => item.key);
  const titles = items.map((item) => item.title ?? null);
  const spans = items.map(({ events }) => spanOf(events));
  const [first, last] = [spans.map((span) => span.first), spans.map((span) => span.last)];
  await db.sql(ADD_ITEMS, [workspaceId, source, keys, titles, first, last]);
  const rows = await db.sql<{ id: bigint; key: string }>(FIND_ITEMS, [workspaceId, source, keys]);
  return new Map(rows.map(({ id, key }) => [key, Number(id)]));
}

/** When the first and the last of some events happened. */
function spanOf(events: readonly WorkItemEvent[]) {
  const instants = events.map(({ at }) => at);
  if (instants.length === 0) return { first: null, last: null };
  return { first: toText(Math.min(...instants)), last: toText(Math.max(...instants)) };
}

/** What only its type of event tells, as JSON; most events have nothing of the kind. */
function detailOf(event: WorkItemEvent): string | null {
  const told = EVENT_DETAILS.filter((name) => event[name] !== undefined);
  return told.length === 0
    ? null
    : JSON.stringify(Object.fromEntries(told.map((name) => [name, event[name]])));
}

/** One array per column: PostgreSQL takes thousands of events in one statement that way. */
function toColumns(items: readonly WorkItem[], ids: ReadonlyMap<string, number>) {
  const rows = items.flatMap(({ key, events }) =>
    events.map((event) => ({ workItemId: ids.get(key), event })),
  );
  return [
    rows.map(({ workItemId }) => workItemId),
    rows.map(({ event }) => event.id),
    rows.map(({ event }) => toText(event.at)),
    rows.map(({ event }) => event.sequence ?? null),
    rows.map(({ event }) => event.type),
    rows.map(({ event }) => event.actor),
    rows.map(({ event }) => event.party ?? null),
    rows.map(({ event }) => event.reason ?? null),
    rows.map(({ event }) => event.priority ?? null),
    rows.map(({ event }) => detailOf(event)),
  ] as const;
}
