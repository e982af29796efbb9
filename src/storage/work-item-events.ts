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
  /** What is told of further items without saying that the agreement covers them. */
  readonly mentions?: readonly WorkItem[] | undefined;
};

export type Recorded = {
  readonly items: number;
  readonly recorded: number;
  readonly repeated: number;
  /** Items that nothing was known of before, with all that is known of them now. */
  readonly added: readonly StoredWorkItem[];
  /** Other items that have a new event or are newly covered by the agreement. */
  readonly changedIds: readonly number[];
  /** The items that were only mentioned, and have a new event by that. */
  readonly mentionedIds: readonly number[];
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
  const { items, mentions = [] } = recording;
  const told = eachOnce(items);
  const mentioned = eachOnce(mentions);
  // All at once, so that their rows are locked in one order.
  const found = await findOrAddItems(db, {
    ...recording,
    items: eachOnce([...told, ...mentioned]),
  });
  const named = found.filter(isOf(mentioned));
  const isAdded = (item: FoundItem) => item.isNew && !named.includes(item);
  const own = found.filter(isOf(told));
  const added = own.filter(isAdded);
  const first = await recordFirst(db, recording, added);
  const others = own.filter((item) => !isAdded(item));
  const further = await recordFurther(db, recording, withEventsOf(told, others));
  const mention = await addEvents(db, recording, withEventsOf(mentioned, named));
  const recorded = first + further.recorded;
  const events = items.reduce((sum, item) => sum + item.events.length, 0);
  return {
    ...{ items: own.length, recorded, repeated: events - recorded },
    added: added.map(({ id, item }) => ({ id, ...item })),
    changedIds: further.changedIds,
    mentionedIds: mention.ids,
  };
}

/** Adds events to work items without saying that any agreement covers them. */
export async function addMentions(
  db: Db,
  mentions: Omit<Recording, 'agreementKey' | 'mentions'>,
): Promise<void> {
  await addEvents(db, mentions, await findOrAddItems(db, mentions));
}

function isOf(items: readonly WorkItem[]): (found: FoundItem) => boolean {
  const keys = new Set(items.map(({ key }) => key));
  return ({ item }) => keys.has(item.key);
}

/** The rows that were found, with only those events. */
function withEventsOf(items: readonly WorkItem[], found: readonly FoundItem[]) {
  const known = new Map(items.map((item) => [item.key, item]));
  return found.map((each) => ({ ...each, item: known.get(each.item.key) ?? each.item }));
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

async function recordFurther(db: Db, recording: Recording, others: readonly FoundItem[]) {
  if (others.length === 0) return { recorded: 0, changedIds: [] };
  const { recorded, ids } = await addEvents(db, recording, others);
  const { workspaceId, agreementKey } = recording;
  const all = arrayText(others, ({ id }) => id);
  const covered = await db.sql<{ id: bigint }>(COVER_FURTHER, [workspaceId, agreementKey, all]);
  return { recorded, changedIds: [...new Set([...ids, ...covered.map(({ id }) => Number(id))])] };
}

async function addEvents(
  db: Db,
  { workspaceId, receivedAt }: Pick<Recording, 'workspaceId' | 'receivedAt'>,
  items: readonly FoundItem[],
) {
  if (items.length === 0) return { recorded: 0, ids: [] };
  const values = [workspaceId, toText(receivedAt), ...toColumns(eventsOf(items))];
  const rows = await db.sql<{ id: bigint; events: number }>(ADD_FURTHER, values);
  return {
    recorded: rows.reduce((sum, { events }) => sum + events, 0),
    ids: rows.map(({ id }) => Number(id)),
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
