import type { Instant } from '../domain/calendar/instant.ts';
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
