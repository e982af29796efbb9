import { type Instant, SECOND } from '../domain/calendar/instant.ts';
import type { EventDetail, WorkItemEvent } from '../domain/measurement/work-item-event.ts';
import type { Db } from './database.ts';
import { toText } from './instants.ts';
import type { StoredWorkItem } from './work-item-rows.ts';

type Question = {
  readonly workspaceId: number;
  readonly agreementKey: string;
  readonly since: Instant;
  readonly asOf: Instant;
};

type ItemColumns = {
  readonly ids: readonly number[];
  readonly keys: readonly string[];
  readonly titles: readonly (string | null)[];
};

type EventColumns = {
  readonly items: readonly number[];
  readonly ids: readonly string[];
  /** In seconds, which PostgreSQL writes much faster than exact milliseconds. */
  readonly times: readonly number[];
  readonly sequences: readonly (number | null)[];
  readonly types: readonly WorkItemEvent['type'][];
  readonly actors: readonly WorkItemEvent['actor'][];
  readonly parties: readonly (WorkItemEvent['party'] | null)[];
  readonly reasons: readonly (string | null)[];
  readonly priorities: readonly (string | null)[];
  readonly details: readonly (EventDetail | null)[];
};

const CHUNK = 5_000;

const COVERED = `
  FROM "WorkItem" w JOIN "WorkItemCoverage" c ON c."workItemId" = w.id
  WHERE w."workspaceId" = $1::int AND c."workspaceId" = $1::int AND c."agreementKey" = $2
    AND w."openedAt" <= $4::timestamptz
    AND (w."lastEventAt" >= $3::timestamptz OR EXISTS (
      SELECT 1 FROM "Clock" k
      WHERE k."workspaceId" = $1::int AND k."agreementKey" = $2 AND k."workItemId" = w.id
        AND k."stoppedAt" IS NULL))`;

const ITEMS = `
  SELECT json_agg(w.id) AS ids, json_agg(w.key) AS keys, json_agg(w.title) AS titles
  FROM (SELECT w.id, w.key, w.title ${COVERED} ORDER BY w.id) w GROUP BY w.id / ${CHUNK} ORDER BY w.id / ${CHUNK}`;

// A handful of long columns is read several times faster than a row, or a list, for every event.
const EVENTS = `
  SELECT json_agg(e."workItemId") AS items, json_agg(e.id) AS ids,
    json_agg(date_part('epoch', e."occurredAt")) AS times, json_agg(e.sequence) AS sequences,
    json_agg(e.type) AS types, json_agg(e.actor) AS actors, json_agg(e.party) AS parties,
    json_agg(e.reason) AS reasons, json_agg(e.priority) AS priorities, json_agg(e.detail) AS details
  FROM "WorkItemEvent" e WHERE e."workItemId" IN (SELECT w.id ${COVERED})
  GROUP BY e."workItemId" / ${CHUNK}`;

/** The work items of an agreement to which something happened since an instant, or that are still open. */
export async function coveredWorkItems(
  db: Db,
  { workspaceId, agreementKey, since, asOf }: Question,
): Promise<readonly StoredWorkItem[]> {
  const wanted = [workspaceId, agreementKey, toText(since), toText(asOf)];
  const items = await db.sql<ItemColumns>(ITEMS, wanted);
  const events = new Map<number, WorkItemEvent[]>();
  for (const columns of await db.sql<EventColumns>(EVENTS, wanted)) sortIn(columns, events);
  // Here it is cheap, and whoever reads a history in order need not sort it again.
  for (const each of events.values()) each.sort((a, b) => a.at - b.at);
  return items.flatMap(({ ids, keys, titles }) =>
    ids.map((id, i) => {
      const title = titles[i] ?? null;
      const named = { id, key: keys[i] ?? '', ...(title !== null && { title }) };
      return { ...named, events: events.get(id) ?? [] };
    }),
  );
}

function sortIn(columns: EventColumns, events: Map<number, WorkItemEvent[]>): void {
  columns.items.forEach((item, i) => {
    const event = eventAt(columns, i);
    const others = events.get(item);
    if (others) others.push(event);
    else events.set(item, [event]);
  });
}

function eventAt(columns: EventColumns, i: number): WorkItemEvent {
  return {
    id: columns.ids[i] ?? '',
    at: Math.round((columns.times[i] ?? Number.NaN) * SECOND),
    sequence: columns.sequences[i] ?? undefined,
    type: columns.types[i] ?? 'opened',
    actor: columns.actors[i] ?? 'system',
    party: columns.parties[i] ?? undefined,
    reason: columns.reasons[i] ?? undefined,
    priority: columns.priorities[i] ?? undefined,
    ...columns.details[i],
  };
}
