import type { Instant } from '../domain/calendar/instant.ts';
import type { EventDetail, WorkItemEvent } from '../domain/measurement/work-item-event.ts';
import { arrayText } from './array-text.ts';
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
  /** Null when there are no events. */
  readonly items: readonly number[] | null;
  readonly ids: readonly string[];
  readonly times: readonly number[];
  readonly sequences: readonly (number | null)[];
  /** Words with a line each, which PostgreSQL writes faster than JSON. */
  readonly types: string;
  readonly actors: string;
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
    json_agg((date_part('epoch', e."occurredAt") * 1000)::bigint) AS times,
    json_agg(e.sequence) AS sequences, string_agg(e.type, E'\\n') AS types,
    string_agg(e.actor, E'\\n') AS actors, json_agg(e.party) AS parties,
    json_agg(e.reason) AS reasons, json_agg(e.priority) AS priorities,
    CASE WHEN count(e.detail) > 0 THEN json_agg(e.detail) ELSE '[]' END AS details
  FROM "WorkItemEvent" e`;

const EVENTS_BETWEEN = `/* accord:events-between */ ${EVENTS}
  WHERE e."workItemId" BETWEEN $1::bigint AND $2::bigint`;
const EVENTS_OF = `/* accord:events-of */ ${EVENTS} WHERE e."workItemId" = ANY($1::bigint[])`;

/** So many parts are read ahead while the one before is worked on. */
const AHEAD = 3;

/**
 * The work items of an agreement to which something happened since an instant, or that are still open; some
 * thousands at a time, so that one part can be worked on while the database reads the next.
 */
export async function* coveredWorkItems(
  db: Db,
  { workspaceId, agreementKey, since, asOf }: Question,
): AsyncGenerator<readonly StoredWorkItem[]> {
  const wanted = [workspaceId, agreementKey, toText(since), toText(asOf)];
  const parts = await db.sql<ItemColumns>(ITEMS, wanted);
  const waiting = [...parts];
  const reading: Promise<readonly StoredWorkItem[]>[] = [];
  const readNext = () => {
    const part = waiting.shift();
    if (part) reading.push(handled(readPart(db, part)));
  };
  for (let i = 0; i < AHEAD; i++) readNext();
  for (let part = reading.shift(); part; part = reading.shift()) {
    readNext();
    yield await part;
  }
}

/** What fails while nobody waits for it yet fails when somebody does. */
function handled<T>(reading: Promise<T>): Promise<T> {
  reading.catch(() => undefined);
  return reading;
}

async function readPart(db: Db, { ids, keys, titles }: ItemColumns): Promise<StoredWorkItem[]> {
  const events = new Map<number, WorkItemEvent[]>(ids.map((id) => [id, []]));
  for (const columns of await readEvents(db, ids)) sortIn(columns, events);
  // Here it is cheap, and whoever reads a history in order need not sort it again.
  for (const each of events.values()) if (!isInOrder(each)) each.sort((a, b) => a.at - b.at);
  return ids.map((id, i) => {
    const title = titles[i] ?? null;
    const named = { id, key: keys[i] ?? '', ...(title !== null && { title }) };
    return { ...named, events: events.get(id) ?? [] };
  });
}

function isInOrder(events: readonly WorkItemEvent[]): boolean {
  return events.every(({ at }, i) => (events[i - 1]?.at ?? at) <= at);
}

/** Where most items of a span are wanted, the span is read faster than one after the other. */
function readEvents(db: Db, ids: readonly number[]): Promise<readonly EventColumns[]> {
  const [first = 0, last = 0] = [ids[0], ids.at(-1)];
  return ids.length * 2 > last - first
    ? db.ask<EventColumns>(EVENTS_BETWEEN, [first, last])
    : db.ask<EventColumns>(EVENTS_OF, [arrayText(ids, (id) => id)]);
}

function sortIn(columns: EventColumns, events: ReadonlyMap<number, WorkItemEvent[]>): void {
  if (columns.items === null) return;
  const types = words<WorkItemEvent['type']>(columns.types);
  const actors = words<WorkItemEvent['actor']>(columns.actors);
  let last: { readonly item: number; readonly others: WorkItemEvent[] | undefined } | null = null;
  columns.items.forEach((item, i) => {
    // The events of an item mostly come one after the other.
    if (last?.item !== item) last = { item, others: events.get(item) };
    const { others } = last;
    if (!others) return;
    const event = {
      id: columns.ids[i] ?? '',
      at: columns.times[i] ?? Number.NaN,
      sequence: columns.sequences[i] ?? undefined,
      type: types[i] ?? 'opened',
      actor: actors[i] ?? 'system',
      party: columns.parties[i] ?? undefined,
      reason: columns.reasons[i] ?? undefined,
      priority: columns.priorities[i] ?? undefined,
    };
    const detail = columns.details[i];
    others.push(detail ? { ...event, ...detail } : event);
  });
}

/** What stands in the table was checked when it was recorded. */
function words<Word extends string>(lines: string): readonly Word[] {
  return lines.split('\n') as Word[];
}
