import type { Instant } from '../domain/calendar/instant.ts';
import type { Db } from './database.ts';
import type { Clock } from './generated/client.ts';
import { fromColumn, fromOptionalColumn, toColumn, toOptionalText, toText } from './instants.ts';

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
};

export type DueClock = ClockRow & { readonly workspaceId: number; readonly agreementKey: string };

type Saving = {
  readonly workspaceId: number;
  readonly agreementKey: string;
  /** The items that were folded; rows of theirs that are not among `clocks` do not hold any more. */
  readonly workItemIds: readonly number[];
  readonly clocks: readonly ClockRow[];
};

const KEY = '"workspaceId", "agreementKey", "targetKey", "workItemId", cycle';
const REST =
  'revision, state, "startedAt", "dueAt", "stoppedAt", "nextThreshold", "nextThresholdAt"';

const SAVE = `
  INSERT INTO "Clock" AS old (${KEY}, ${REST})
  SELECT $1::int, $2, c.* FROM unnest($3::text[], $4::bigint[], $5::int[], $6::int[], $7::text[],
    $8::timestamptz[], $9::timestamptz[], $10::timestamptz[], $11::int[], $12::timestamptz[]) AS c
  ORDER BY 3, 4, 5
  ON CONFLICT (${KEY}) DO UPDATE SET (${REST}) = (EXCLUDED.revision, EXCLUDED.state, EXCLUDED."startedAt",
    EXCLUDED."dueAt", EXCLUDED."stoppedAt", EXCLUDED."nextThreshold", EXCLUDED."nextThresholdAt")
  WHERE (old.revision, old.state, old."startedAt", old."dueAt", old."stoppedAt", old."nextThreshold",
    old."nextThresholdAt") IS DISTINCT FROM (EXCLUDED.revision, EXCLUDED.state, EXCLUDED."startedAt",
    EXCLUDED."dueAt", EXCLUDED."stoppedAt", EXCLUDED."nextThreshold", EXCLUDED."nextThresholdAt")`;

const FORGET = `
  DELETE FROM "Clock" c
  WHERE c."workspaceId" = $1::int AND c."agreementKey" = $2 AND c."workItemId" = ANY($3::bigint[])
    AND NOT EXISTS (
      SELECT 1 FROM unnest($4::text[], $5::bigint[], $6::int[]) AS kept(target, item, cycle)
      WHERE kept.target = c."targetKey" AND kept.item = c."workItemId" AND kept.cycle = c.cycle)`;

/** Makes the cached clocks of some work items under an agreement be exactly these. */
export async function saveClocks(db: Db, saving: Saving): Promise<void> {
  const { workspaceId, agreementKey, workItemIds, clocks } = saving;
  const key = [
    clocks.map((clock) => clock.targetKey),
    clocks.map((clock) => clock.workItemId),
    clocks.map((clock) => clock.cycle),
  ];
  const rest = [
    clocks.map((clock) => clock.revision),
    clocks.map((clock) => clock.state),
    clocks.map((clock) => toText(clock.startedAt)),
    clocks.map((clock) => toOptionalText(clock.dueAt)),
    clocks.map((clock) => toOptionalText(clock.stoppedAt)),
    clocks.map((clock) => clock.nextThreshold),
    clocks.map((clock) => toOptionalText(clock.nextThresholdAt)),
  ];
  await db.sql(FORGET, [workspaceId, agreementKey, [...workItemIds], ...key]);
  await db.sql(SAVE, [workspaceId, agreementKey, ...key, ...rest]);
}

/**
 * Clocks of all workspaces with a threshold that has been reached, those waiting longest first. They are locked
 * for the caller's transaction; those that another one has locked are left out.
 */
export async function clocksDue(
  db: Db,
  { now, limit }: { readonly now: Instant; readonly limit: number },
): Promise<readonly DueClock[]> {
  const rows = await db.sql<Clock>(
    `SELECT ${KEY}, ${REST} FROM "Clock" WHERE "nextThresholdAt" <= $1::timestamptz
     ORDER BY "nextThresholdAt" LIMIT $2::int FOR UPDATE SKIP LOCKED`,
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

function toClock(row: Clock): DueClock {
  return {
    ...row,
    workItemId: Number(row.workItemId),
    startedAt: fromColumn(row.startedAt),
    dueAt: fromOptionalColumn(row.dueAt),
    stoppedAt: fromOptionalColumn(row.stoppedAt),
    nextThresholdAt: fromOptionalColumn(row.nextThresholdAt),
  };
}
