import type { Instant } from '../domain/calendar/instant.ts';
import { arrayText } from './array-text.ts';
import type { Db } from './database.ts';
import type { Clock } from './generated/client.ts';
import { fromColumn, fromOptionalColumn, toColumn, toSeconds, toText } from './instants.ts';

/** What folding the events of a work item gave for one target and cycle. */
export type ClockRow = {
  readonly targetKey: string;
  readonly workItemId: number;
  readonly cycle: number;
  readonly revision: number;
  readonly state: string;
  readonly startedAt: Instant;
  /** Null while it is paused and never due. */
  readonly dueAt: Instant | null;
  /** Set as soon as nothing but a new event can change the clock: stopped, cancelled or reset. */
  readonly stoppedAt: Instant | null;
  readonly nextThreshold: number | null;
  readonly nextThresholdAt: Instant | null;
  /** Until when reopening would continue the cycle of a clock that was met. */
  readonly reopenUntil: Instant | null;
  /** Whether a person has set its due date by hand. */
  readonly handSet: boolean;
};

export type DueClock = ClockRow & { readonly workspaceId: number; readonly agreementKey: string };

type Saving = {
  readonly workspaceId: number;
  readonly agreementKey: string;
  /** The items that were folded; rows of theirs that are not among `clocks` do not hold any more. */
  readonly workItemIds: readonly number[];
  readonly clocks: readonly ClockRow[];
  /** What they were folded by, so that nobody takes them for current once that has changed. */
  readonly fingerprint: number;
};

const KEY = '"workspaceId", "agreementKey", "targetKey", "workItemId", cycle';
const COLUMNS = [
  ...['revision', 'state', 'startedAt', 'dueAt', 'stoppedAt', 'nextThreshold', 'nextThresholdAt'],
  ...['reopenUntil', 'handSet'],
];
const REST = COLUMNS.map((column) => `"${column}"`).join(', ');

/** All columns besides the key, of one of the two rows that collide. */
const rowOf = (side: string) =>
  [...COLUMNS, 'fingerprint'].map((column) => `${side}."${column}"`).join(', ');

const SAVE = `
  INSERT INTO "Clock" AS old (${KEY}, ${REST}, fingerprint)
  SELECT $1::int, $2, c.target, c.item, c.cycle, c.revision, c.state, to_timestamp(c.started),
    to_timestamp(c.due), to_timestamp(c.stopped), c.threshold, to_timestamp(c.passing),
    to_timestamp(c.reopen), c.handset, $3::bigint
  FROM unnest($4::text[], $5::bigint[], $6::int[], $7::int[], $8::text[], $9::float8[], $10::float8[],
    $11::float8[], $12::int[], $13::float8[], $14::float8[], $15::boolean[])
    AS c(target, item, cycle, revision, state, started, due, stopped, threshold, passing, reopen, handset)
  ORDER BY 3, 4, 5
  ON CONFLICT (${KEY}) DO UPDATE SET (${REST}, fingerprint) = (${rowOf('EXCLUDED')})
  WHERE (${rowOf('old')}) IS DISTINCT FROM (${rowOf('EXCLUDED')})`;

const FORGET = `
  DELETE FROM "Clock" c
  WHERE c."workspaceId" = $1::int AND c."agreementKey" = $2 AND c."workItemId" = ANY($3::bigint[])
    AND NOT EXISTS (
      SELECT 1 FROM unnest($4::text[], $5::bigint[], $6::int[]) AS kept(target, item, cycle)
      WHERE kept.target = c."targetKey" AND kept.item = c."workItemId" AND kept.cycle = c.cycle)`;

/** Makes the cached clocks of some work items under an agreement be exactly these. */
export async function saveClocks(db: Db, saving: Saving): Promise<void> {
  const { workspaceId, agreementKey, workItemIds, clocks, fingerprint } = saving;
  const key = [
    arrayText(clocks, (clock) => clock.targetKey),
    arrayText(clocks, (clock) => clock.workItemId),
    arrayText(clocks, (clock) => clock.cycle),
  ];
  const rest = [
    arrayText(clocks, (clock) => clock.revision),
    arrayText(clocks, (clock) => clock.state),
    arrayText(clocks, (clock) => toSeconds(clock.startedAt)),
    arrayText(clocks, (clock) => toSeconds(clock.dueAt)),
    arrayText(clocks, (clock) => toSeconds(clock.stoppedAt)),
    arrayText(clocks, (clock) => clock.nextThreshold),
    arrayText(clocks, (clock) => toSeconds(clock.nextThresholdAt)),
    arrayText(clocks, (clock) => toSeconds(clock.reopenUntil)),
    arrayText(clocks, (clock) => clock.handSet),
  ];
  if (workItemIds.length > 0) {
    await db.sql(FORGET, [workspaceId, agreementKey, [...workItemIds], ...key]);
  }
  if (clocks.length > 0)
    await db.sql(SAVE, [workspaceId, agreementKey, fingerprint, ...key, ...rest]);
}

/**
 * Clocks of all workspaces with a threshold that has been reached, those waiting longest first. They and their work
 * items are locked for the caller's transaction; those of items that another one has locked are left out.
 */
export async function clocksDue(
  db: Db,
  { now, limit }: { readonly now: Instant; readonly limit: number },
): Promise<readonly DueClock[]> {
  const rows = await db.sql<Clock>(
    `SELECT c.* FROM "Clock" c JOIN "WorkItem" w ON w.id = c."workItemId"
     WHERE c."nextThresholdAt" <= $1::timestamptz ORDER BY c."nextThresholdAt" LIMIT $2::int
     FOR NO KEY UPDATE OF w SKIP LOCKED FOR UPDATE OF c SKIP LOCKED`,
    [toText(now), limit],
  );
  return rows.map(toClock);
}

/** Puts off looking at clocks that cannot be folded at the moment. */
export async function postponeClocks(
  db: Db,
  { clocks, until }: { readonly clocks: readonly DueClock[]; readonly until: Instant },
): Promise<void> {
  for (const { workspaceId, agreementKey, targetKey, workItemId, cycle } of clocks) {
    await db.prisma.clock.updateMany({
      where: { workspaceId, agreementKey, targetKey, workItemId: BigInt(workItemId), cycle },
      data: { nextThresholdAt: toColumn(until) },
    });
  }
}

export type StoredClock = ClockRow & { readonly fingerprint: number };

/** The cached clocks of some work items under an agreement. */
export async function clocksOfItems(
  db: Db,
  { workspaceId, agreementKey, workItemIds }: Omit<Saving, 'clocks' | 'fingerprint'>,
): Promise<readonly StoredClock[]> {
  const rows = await db.sql<Clock>(
    `SELECT ${KEY}, ${REST}, fingerprint FROM "Clock"
     WHERE "workspaceId" = $1::int AND "agreementKey" = $2 AND "workItemId" = ANY($3::bigint[])
     ORDER BY "workItemId", "targetKey", cycle`,
    [workspaceId, agreementKey, [...workItemIds]],
  );
  return rows.map((row) => ({ ...toClock(row), fingerprint: Number(row.fingerprint) }));
}

function toClock({ fingerprint: _, ...row }: Clock): DueClock {
  return {
    ...row,
    workItemId: Number(row.workItemId),
    startedAt: fromColumn(row.startedAt),
    dueAt: fromOptionalColumn(row.dueAt),
    stoppedAt: fromOptionalColumn(row.stoppedAt),
    nextThresholdAt: fromOptionalColumn(row.nextThresholdAt),
    reopenUntil: fromOptionalColumn(row.reopenUntil),
  };
}

/** What the kept clocks of each agreement were folded by; looks at every clock. */
export function clockFingerprints(
  db: Db,
  { workspaceId }: { readonly workspaceId: number },
): Promise<readonly { readonly agreementKey: string; readonly fingerprint: number }[]> {
  return db.sql<{ agreementKey: string; fingerprint: number }>(
    `SELECT DISTINCT "agreementKey", fingerprint::float8 FROM "Clock" WHERE "workspaceId" = $1::int`,
    [workspaceId],
  );
}
