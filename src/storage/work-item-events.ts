import type { Instant } from '../domain/calendar/instant.ts';
import {
  EVENT_DETAILS,
  type WorkItem,
  type WorkItemEvent,
} from '../domain/measurement/work-item-event.ts';
import { arrayText } from './array-text.ts';
import type { Db } from './database.ts';
import { toSeconds, toText } from './instants.ts';
import { type FoundItem, findOrAddItems } from './work-item-adding.ts';
import type { StoredWorkItem } from './work-item-rows.ts';

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
  /** Items that nothing was known of before, with all that is known of them now. */
  readonly added: readonly StoredWorkItem[];
  /** Other items that have a new event or are newly covered by the agreement. */
  readonly changedIds: readonly number[];
};

const COLUMNS = `("workspaceId", "receivedAt", "workItemId", id, "occurredAt", sequence, type, actor, party,
  reason, priority, detail)`;

const EVENTS = `
  SELECT $1::int, $2::timestamptz, e.item, e.id, to_timestamp(e.at), e.sequence, e.type, e.actor, e.party,
    e.reason, e.priority, e.detail
  FROM unnest($3::bigint[], $4::text[], $5::float8[], $6::int[], $7::text[], $8::text[], $9::text[],
    $10::text[], $11::text[], $12::jsonb[])
    AS e(item, id, at, sequence, type, actor, party, reason, priority, detail)`;

// No row can be in the way of those of an item that was added a moment ago.
const ADD_FIRST = `INSERT INTO "WorkItemEvent" ${COLUMNS} ${EVENTS}`;

const ADD_FURTHER = `
  WITH added AS (
    INSERT INTO "WorkItemEvent" ${COLUMNS} ${EVENTS}
    ON CONFLICT DO NOTHING RETURNING "workItemId"
  )
  SELECT "workItemId" AS id, count(*)::int AS events FROM added GROUP BY "workItemId"`;

const COVER = `
  INSERT INTO "WorkItemCoverage" ("workspaceId", "agreementKey", "workItemId")
  SELECT $1::int, $2, id FROM unnest($3::bigint[]) AS id ORDER BY id`;

const COVER_FURTHER = `${COVER} ON CONFLICT DO NOTHING RETURNING "workItemId" AS id`;

/** Adds what is new about work items, in bulk; an event that is known already changes nothing. */
export async function recordWorkItemEvents(db: Db, recording: Recording): Promise<Recorded> {
  const { items } = recording;
  const told = items.reduce((sum, { events }) => sum + events.length, 0);
  const found = await findOrAddItems(db, { ...recording, items: eachOnce(items) });
  const added = found.filter(({ isNew }) => isNew);
  const others = found.filter(({ isNew }) => !isNew);
  const first = await recordFirst(db, recording, added);
  const further = await recordFurther(db, recording, others);
  const recorded = first + further.recorded;
  return {
    ...{ items: found.length, recorded, repeated: told - recorded },
    added: added.map(({ id, item }) => ({ id, ...item })),
    changedIds: further.changedIds,
  };
}

async function recordFirst(
  db: Db,
  { workspaceId, agreementKey, receivedAt }: Recording,
  added: readonly FoundItem[],
): Promise<number> {
  if (added.length === 0) return 0;
  const events = eventsOf(added);
  await db.sql(COVER, [workspaceId, agreementKey, arrayText(added, ({ id }) => id)]);
  await db.sql(ADD_FIRST, [workspaceId, toText(receivedAt), ...toColumns(events)]);
  return events.length;
}

async function recordFurther(
  db: Db,
  { workspaceId, agreementKey, receivedAt }: Recording,
  others: readonly FoundItem[],
) {
  if (others.length === 0) return { recorded: 0, changedIds: [] };
  const columns = toColumns(eventsOf(others));
  const values = [workspaceId, toText(receivedAt), ...columns];
  const touched = await db.sql<{ id: bigint; events: number }>(ADD_FURTHER, values);
  const ids = arrayText(others, ({ id }) => id);
  const covered = await db.sql<{ id: bigint }>(COVER_FURTHER, [workspaceId, agreementKey, ids]);
  return {
    recorded: touched.reduce((sum, { events }) => sum + events, 0),
    changedIds: [...new Set([...touched, ...covered].map(({ id }) => Number(id)))],
  };
}

/** The items with their events, each named once. */
function eachOnce(items: readonly WorkItem[]): readonly WorkItem[] {
  const known = new Map<string, WorkItem>();
  for (const item of items) {
    const before = known.get(item.key);
    known.set(item.key, withoutRepeats(before ? joined(before, item) : item));
  }
  return [...known.values()];
}

// Of two titles always the same one is taken, whichever comes first.
function joined(one: WorkItem, other: WorkItem): WorkItem {
  const [title] = [one.title, other.title]
    .filter((each) => each !== undefined)
    .sort()
    .reverse();
  const events = [...one.events, ...other.events];
  return { key: one.key, ...(title !== undefined && { title }), events };
}

function withoutRepeats(item: WorkItem): WorkItem {
  const ids = new Set<string>();
  const events = item.events.filter(({ id }) => !ids.has(id) && ids.add(id));
  return events.length === item.events.length ? item : { ...item, events };
}

type EventOfItem = { readonly itemId: number; readonly event: WorkItemEvent };

function eventsOf(items: readonly FoundItem[]): readonly EventOfItem[] {
  return items.flatMap(({ id, item }) => item.events.map((event) => ({ itemId: id, event })));
}

/** One array per column: PostgreSQL takes thousands of events in one statement that way. */
function toColumns(rows: readonly EventOfItem[]): readonly string[] {
  return [
    arrayText(rows, ({ itemId }) => itemId),
    arrayText(rows, ({ event }) => event.id),
    arrayText(rows, ({ event }) => toSeconds(event.at)),
    arrayText(rows, ({ event }) => event.sequence ?? null),
    arrayText(rows, ({ event }) => event.type),
    arrayText(rows, ({ event }) => event.actor),
    arrayText(rows, ({ event }) => event.party ?? null),
    arrayText(rows, ({ event }) => event.reason ?? null),
    arrayText(rows, ({ event }) => event.priority ?? null),
    arrayText(rows, ({ event }) => detailOf(event)),
  ];
}

/** What only its type of event tells, as JSON; most events have nothing of the kind. */
function detailOf(event: WorkItemEvent): string | null {
  const told = EVENT_DETAILS.filter((name) => event[name] !== undefined);
  return told.length === 0
    ? null
    : JSON.stringify(Object.fromEntries(told.map((name) => [name, event[name]])));
}
