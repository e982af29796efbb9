import { type Instant, MINUTE } from '../domain/calendar/instant.ts';
import type { Db } from './database.ts';
import { toText } from './instants.ts';

/** Which of the ticks looks at a period. */
export type Pace = 'minute' | 'five-minutes';

/** The running period of a promise, as something to look at. */
export type PeriodLook = {
  readonly workspaceId: number;
  readonly agreementKey: string;
  readonly targetKey: string;
};

/** A promise whose periods are to be looked at. */
export type PlacedLook = Omit<PeriodLook, 'workspaceId'> & {
  readonly pace: Pace;
  readonly needs: string;
  readonly fingerprint: string;
};

type OfWorkspace = { readonly workspaceId: number };

/** Lets nobody else say what is to be looked at in a workspace until the caller’s transaction ends. */
export async function lockLooks(db: Db, { workspaceId }: OfWorkspace): Promise<void> {
  await db.sql(`SELECT pg_advisory_xact_lock(hashtext('period-looks'), $1::int)::text`, [
    workspaceId,
  ]);
}

const PLACE = `
  INSERT INTO "PeriodLook" AS known
    ("workspaceId", "agreementKey", "targetKey", pace, needs, fingerprint, "nextAt", "lookedAt")
  SELECT $1::int, l.agreement, l.target, l.pace, l.needs, l.fingerprint, 'epoch', 'epoch'
  FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
    AS l(agreement, target, pace, needs, fingerprint)
  ORDER BY 2, 3
  ON CONFLICT ("workspaceId", "agreementKey", "targetKey") DO UPDATE
    SET pace = EXCLUDED.pace, needs = EXCLUDED.needs, fingerprint = EXCLUDED.fingerprint, "nextAt" = 'epoch'
    WHERE (known.pace, known.needs, known.fingerprint)
      IS DISTINCT FROM (EXCLUDED.pace, EXCLUDED.needs, EXCLUDED.fingerprint)`;

const REMOVE = `
  DELETE FROM "PeriodLook" l WHERE l."workspaceId" = $1::int AND NOT EXISTS (
    SELECT 1 FROM unnest($2::text[], $3::text[]) AS kept(agreement, target)
    WHERE kept.agreement = l."agreementKey" AND kept.target = l."targetKey")`;

/** Makes exactly these be looked at in a workspace; those that are new or rest on something else, at once. */
export async function placeLooks(
  db: Db,
  { workspaceId, looks }: OfWorkspace & { readonly looks: readonly PlacedLook[] },
): Promise<void> {
  const keys = [
    looks.map(({ agreementKey }) => agreementKey),
    looks.map(({ targetKey }) => targetKey),
  ];
  await db.sql(REMOVE, [workspaceId, ...keys]);
  await db.sql(PLACE, [
    workspaceId,
    ...keys,
    looks.map(({ pace }) => pace),
    looks.map(({ needs }) => needs),
    looks.map(({ fingerprint }) => fingerprint),
  ]);
}

/** What is to be looked at anew: under an agreement, what is measured from something, or everything where it is null. */
export type Marked = { readonly agreementKey: string; readonly needs: string | null };

/**
 * Has periods looked at as soon as possible. One that is being looked at is waited for, since who looks may not have
 * seen what has changed: also where it is due already.
 */
export async function lookAtOnce(
  db: Db,
  { workspaceId, marked }: OfWorkspace & { readonly marked: readonly Marked[] },
): Promise<void> {
  if (marked.length === 0) return;
  await db.sql(
    `UPDATE "PeriodLook" l SET "nextAt" = 'epoch'
     FROM unnest($2::text[], $3::text[]) AS m(agreement, needs)
     WHERE l."workspaceId" = $1::int AND l."agreementKey" = m.agreement
       AND (m.needs IS NULL OR l.needs = m.needs)`,
    [workspaceId, marked.map(({ agreementKey }) => agreementKey), marked.map(({ needs }) => needs)],
  );
}

/** Looks taken so much later than now were taken before the clock was set back. */
const SET_BACK = MINUTE;
const DUE = `("nextAt" <= $1::timestamptz OR "lookedAt" > $2::timestamptz)`;
const dueAt = (now: Instant) => [toText(now), toText(now + SET_BACK)];

type Asked = { readonly pace: Pace; readonly now: Instant; readonly limit: number };

/** The periods of all workspaces that must be looked at by now, without taking them; in no order, so that an index finds them. */
export function looksDue(db: Db, { pace, now, limit }: Asked): Promise<readonly PeriodLook[]> {
  return db.sql(
    `SELECT "workspaceId", "agreementKey", "targetKey" FROM "PeriodLook" WHERE ${DUE} AND pace = $3
     LIMIT $4::int`,
    [...dueAt(now), pace, limit],
  );
}

type Some = OfWorkspace & { readonly looks: readonly PeriodLook[] };

/** Those of some that must still be looked at, locked for the caller’s transaction; others look at the rest. */
export function takeLooks(
  db: Db,
  { workspaceId, looks, now }: Some & { readonly now: Instant },
): Promise<readonly PeriodLook[]> {
  return db.sql(
    `SELECT l."workspaceId", l."agreementKey", l."targetKey" FROM "PeriodLook" l
     JOIN unnest($4::text[], $5::text[]) AS asked(agreement, target)
       ON l."agreementKey" = asked.agreement AND l."targetKey" = asked.target
     WHERE ${DUE} AND l."workspaceId" = $3::int
     ORDER BY l."agreementKey", l."targetKey" FOR UPDATE OF l SKIP LOCKED`,
    [...dueAt(now), workspaceId, ...keysOf(looks)],
  );
}

/** Notes when periods that were looked at must be looked at next. */
export async function lookNext(
  db: Db,
  { workspaceId, looks, nextAt, now }: Some & { readonly nextAt: readonly Instant[]; now: Instant },
): Promise<void> {
  await db.sql(
    `UPDATE "PeriodLook" l SET "nextAt" = n.at, "lookedAt" = $5::timestamptz
     FROM unnest($2::text[], $3::text[], $4::timestamptz[]) AS n(agreement, target, at)
     WHERE l."workspaceId" = $1::int AND l."agreementKey" = n.agreement AND l."targetKey" = n.target`,
    [workspaceId, ...keysOf(looks), nextAt.map(toText), toText(now)],
  );
}

function keysOf(looks: readonly PeriodLook[]) {
  return [looks.map(({ agreementKey }) => agreementKey), looks.map(({ targetKey }) => targetKey)];
}
