import type { Instant } from '../domain/calendar/instant.ts';
import { MAY_BE_SENT, WAITS_SINCE } from './backlog.ts';
import type { Db } from './database.ts';
import { toColumn } from './instants.ts';

/** A workspace in which something is to be done. */
export type DueWorkspace = { readonly id: number; readonly teamId: string | null };

/** What may be to be done in a workspace. */
export type DueWork = 'outages' | 'maintenance' | 'negotiations' | 'refolds';

const IDS: Readonly<Record<DueWork, string>> = {
  outages: `SELECT "workspaceId" FROM "DeclaredOutage" WHERE "nextAt" <= $1::timestamptz`,
  maintenance: `SELECT "workspaceId" FROM "Maintenance" WHERE "nextAt" <= $1::timestamptz`,
  negotiations: `SELECT "workspaceId" FROM "Negotiation" WHERE state IN ('open', 'agreed') AND "startedAt" <= $1::timestamptz`,
  refolds: `SELECT "workspaceId" FROM "Refold" WHERE "requestedAt" <= $1::timestamptz`,
};

/** The workspaces in which such work is due, in their order: one question over all of them. */
export async function workspacesDue(
  db: Db,
  { work, now }: { readonly work: DueWork; readonly now: Instant },
): Promise<readonly DueWorkspace[]> {
  return db.sql<DueWorkspace>(
    `SELECT id, "teamId" FROM "Workspace" WHERE id IN (${IDS[work]}) ORDER BY id`,
    [toColumn(now)],
  );
}

type Late = { readonly now: Instant; readonly late: number };

/**
 * The workspaces in which something waits for longer than so many milliseconds, a job failed the last time, or people
 * were told of such a thing and not yet that it is over.
 */
export async function workspacesInTrouble(
  db: Db,
  { now, late }: Late,
): Promise<readonly DueWorkspace[]> {
  return db.sql<DueWorkspace>(IN_TROUBLE, [toColumn(now), toColumn(now - late)]);
}

const IN_TROUBLE = `
SELECT id, "teamId" FROM "Workspace" WHERE id IN (
  SELECT "workspaceId" FROM "Clock" WHERE "nextThresholdAt" < $2::timestamptz
  UNION SELECT n."workspaceId" FROM ${MAY_BE_SENT} AND ${WAITS_SINCE} < $2::timestamptz
  UNION SELECT "workspaceId" FROM "Notice" WHERE kind = 'watch-late' AND payload->>'caughtUp' IS NULL
  UNION SELECT "workspaceId" FROM "JobRun"
    WHERE "failedAt" IS NOT NULL AND ("succeededAt" IS NULL OR "failedAt" > "succeededAt"))
ORDER BY id`;

/** The workspaces that no mark of this name was set in, in their order. */
export async function workspacesWithout(
  db: Db,
  { mark }: { readonly mark: string },
): Promise<readonly DueWorkspace[]> {
  return db.sql<DueWorkspace>(
    `SELECT id, "teamId" FROM "Workspace" w WHERE NOT EXISTS (
       SELECT 1 FROM "Watermark" m WHERE m."workspaceId" = w.id AND m.name = $1)
     ORDER BY id`,
    [mark],
  );
}

/** The workspaces that agreed on something by the clock of a zone, in their order. */
export async function workspacesOfZone(
  db: Db,
  { zone }: { readonly zone: string },
): Promise<readonly DueWorkspace[]> {
  return db.sql<DueWorkspace>(
    `SELECT id, "teamId" FROM "Workspace" WHERE id IN (
       SELECT "workspaceId" FROM "RegisterRevision" WHERE kind = 'agreement' AND terms->>'timeZone' = $1)
     ORDER BY id`,
    [zone],
  );
}

/** The zones by the clock of which something was agreed, over all workspaces. */
export async function agreedZones(db: Db): Promise<readonly string[]> {
  const rows = await db.sql<{ zone: string }>(
    `SELECT DISTINCT terms->>'timeZone' AS zone FROM "RegisterRevision"
     WHERE kind = 'agreement' AND terms->>'timeZone' IS NOT NULL ORDER BY 1`,
  );
  return rows.map(({ zone }) => zone);
}

/** Something that is another text whenever a register has changed, or a workspace was added. */
export async function registersMark(db: Db): Promise<string> {
  const [row] = await db.sql<{ mark: string }>(
    `SELECT count(*) || '/' || COALESCE(sum("registerVersion"), 0) AS mark FROM "Workspace"`,
  );
  return row?.mark ?? '';
}
