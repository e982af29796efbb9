import type { Instant } from '../domain/calendar/instant.ts';
import type { Db } from './database.ts';
import { toText } from './instants.ts';

/** What has changed by which periods are measured: of a workspace, an agreement or a service. */
export type PeriodTouch = {
  readonly id: string;
  readonly workspaceId: number;
  readonly about: 'register' | 'agreement' | 'work-items' | 'outages' | 'samples';
  readonly key: string;
};

type Asked = { readonly now: Instant; readonly limit: number };

/** What has changed since somebody told the looks of it, the oldest first, without taking it away. */
export function touchesDue(
  db: Db,
  { now, limit }: Asked,
): Promise<readonly Pick<PeriodTouch, 'id' | 'workspaceId'>[]> {
  return db.sql(
    `SELECT id::text, "workspaceId" FROM "PeriodTouch" WHERE at <= $1::timestamptz ORDER BY id LIMIT $2::int`,
    [toText(now), limit],
  );
}

/** Takes some of it away, to be told in the caller’s transaction; what another one is telling is left to it. */
export function takeTouches(db: Db, ids: readonly string[]): Promise<readonly PeriodTouch[]> {
  return db.sql(
    `WITH taken AS (
       SELECT id FROM "PeriodTouch" WHERE id = ANY($1::bigint[]) ORDER BY id FOR UPDATE SKIP LOCKED
     )
     DELETE FROM "PeriodTouch" t USING taken WHERE t.id = taken.id
     RETURNING t.id::text, t."workspaceId", t.about, t.key`,
    [[...ids]],
  );
}

/** Puts it off, because nobody can tell now whom it concerns. */
export async function postponeTouches(
  db: Db,
  { ids, until }: { readonly ids: readonly string[]; readonly until: Instant },
): Promise<void> {
  await db.sql('UPDATE "PeriodTouch" SET at = $2::timestamptz WHERE id = ANY($1::bigint[])', [
    [...ids],
    toText(until),
  ]);
}

type Adding = Omit<PeriodTouch, 'id' | 'key'> & {
  readonly keys: readonly string[];
  /** From when it counts; at once where it is not said. */
  readonly at?: Instant | undefined;
};

/** Leaves word that something has changed by which periods are measured, or will have by then. */
export async function touchPeriods(db: Db, { workspaceId, about, keys, at = 0 }: Adding) {
  if (keys.length === 0) return;
  await db.sql(
    `INSERT INTO "PeriodTouch" ("workspaceId", about, key, at)
     SELECT $1::int, $2, key, $4::timestamptz FROM unnest($3::text[]) AS key`,
    [workspaceId, about, [...keys], toText(at)],
  );
}

/** Says when the register will be another one by itself, and forgets what was said of that before. */
export async function foreseeRegister(
  db: Db,
  { workspaceId, now, at }: { workspaceId: number; now: Instant; at: Instant | null },
): Promise<void> {
  await db.sql(
    `DELETE FROM "PeriodTouch" WHERE "workspaceId" = $1::int AND about = 'register' AND at > $2::timestamptz`,
    [workspaceId, toText(now)],
  );
  if (at !== null) await touchPeriods(db, { workspaceId, about: 'register', keys: [''], at });
}
