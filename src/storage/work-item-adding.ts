import type { WorkItem, WorkItemEvent } from '../domain/measurement/work-item-event.ts';
import { arrayText } from './array-text.ts';
import type { Db } from './database.ts';
import { toSeconds } from './instants.ts';

/** A work item that was told of, the number of its row, and whether nothing was known of it before. */
export type FoundItem = {
  readonly id: number;
  readonly isNew: boolean;
  readonly item: WorkItem;
};

type Wanted = {
  readonly workspaceId: number;
  readonly source: string;
  /** Each with another key. */
  readonly items: readonly WorkItem[];
};

type Row = { readonly id: bigint; readonly key: string; readonly isNew: boolean };

// In the order of their keys, so that two recordings of the same items wait for one another instead of locking up.
// All rows are locked, also those that nothing is changed of; only one that was added has no lock of its own.
const ADD_ITEMS = `
  INSERT INTO "WorkItem" AS known ("workspaceId", source, key, title, "openedAt", "lastEventAt")
  SELECT $1::int, $2, i.key, i.title, to_timestamp(i.first), to_timestamp(i.last)
  FROM unnest($3::text[], $4::text[], $5::float8[], $6::float8[]) AS i(key, title, first, last)
  ORDER BY i.key
  ON CONFLICT ("workspaceId", source, key) DO UPDATE
    SET title = coalesce(EXCLUDED.title, known.title),
      "openedAt" = least(known."openedAt", EXCLUDED."openedAt"),
      "lastEventAt" = greatest(known."lastEventAt", EXCLUDED."lastEventAt")
    WHERE (EXCLUDED.title IS NOT NULL AND EXCLUDED.title IS DISTINCT FROM known.title)
      OR EXCLUDED."openedAt" < known."openedAt" OR EXCLUDED."lastEventAt" > known."lastEventAt"
      OR known."openedAt" IS NULL
  RETURNING known.id, known.key, known.xmax = 0 AS "isNew"`;

// Joined, so that each key is looked up in the index: with "= ANY" the whole table is read once it seems small.
const FIND_ITEMS = `
  SELECT w.id, w.key, false AS "isNew" FROM unnest($3::text[]) AS i(key)
  JOIN "WorkItem" w ON w."workspaceId" = $1::int AND w.source = $2 AND w.key = i.key`;

/** Finds work items by their keys and adds those that are new, all kept for the caller's transaction. */
export async function findOrAddItems(
  db: Db,
  { workspaceId, source, items }: Wanted,
): Promise<readonly FoundItem[]> {
  if (items.length === 0) return [];
  const place = [workspaceId, source];
  const changed = await db.sql<Row>(ADD_ITEMS, [...place, ...toColumns(items)]);
  const rows = new Map(changed.map((row) => [row.key, row]));
  const same = items.filter(({ key }) => !rows.has(key));
  if (same.length > 0) {
    const keys = arrayText(same, ({ key }) => key);
    for (const row of await db.sql<Row>(FIND_ITEMS, [...place, keys])) rows.set(row.key, row);
  }
  return items.flatMap((item) => {
    const row = rows.get(item.key);
    return row ? [{ id: Number(row.id), isNew: row.isNew, item }] : [];
  });
}

function toColumns(items: readonly WorkItem[]): readonly string[] {
  const rows = items.map((item) => ({ item, ...spanOf(item.events) }));
  return [
    arrayText(rows, ({ item }) => item.key),
    arrayText(rows, ({ item }) => item.title ?? null),
    arrayText(rows, ({ first }) => first),
    arrayText(rows, ({ last }) => last),
  ];
}

/** When the first and the last of some events happened, in seconds; null when there are none. */
function spanOf(events: readonly WorkItemEvent[]) {
  const instants = events.map(({ at }) => at);
  if (instants.length === 0) return { first: null, last: null };
  return { first: toSeconds(Math.min(...instants)), last: toSeconds(Math.max(...instants)) };
}
