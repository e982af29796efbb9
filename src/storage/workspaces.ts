import type { Instant } from '../domain/calendar/instant.ts';
import type { Db } from './database.ts';
import { toColumn } from './instants.ts';

export type Workspace = {
  readonly id: number;
  readonly teamId: string | null;
  readonly name: string;
};

type NewWorkspace = {
  readonly teamId: string | null;
  readonly name: string;
  readonly now: Instant;
};

const COLUMNS = { id: true, teamId: true, name: true } as const;

/** Adds a workspace; without a team it waits for the first one that connects. */
export async function createWorkspace(db: Db, { teamId, name, now }: NewWorkspace) {
  return db.prisma.workspace.create({
    data: { teamId, name, createdAt: toColumn(now) },
    select: COLUMNS,
  });
}

/** All workspaces, oldest first. */
export async function listWorkspaces(db: Db): Promise<readonly Workspace[]> {
  return db.prisma.workspace.findMany({ select: COLUMNS, orderBy: { id: 'asc' } });
}

/** The workspace of a Slack team, if it has one. */
export async function findWorkspaceByTeam(
  db: Db,
  { teamId }: { readonly teamId: string },
): Promise<Workspace | null> {
  return db.prisma.workspace.findUnique({ where: { teamId }, select: COLUMNS });
}

/** The workspace of a team: its own, else the only one that no team has claimed yet, else a new one. */
export async function claimWorkspace(
  db: Db,
  claim: NewWorkspace & { readonly teamId: string },
): Promise<Workspace> {
  const own = await findWorkspaceByTeam(db, claim);
  return own ?? (await claimFree(db, claim)) ?? (await createWorkspace(db, claim));
}

/** Claims in one statement, so that of two teams connecting at once only one gets the workspace. */
async function claimFree(db: Db, { teamId }: { readonly teamId: string }) {
  const [claimed] = await db.sql<Workspace>(
    `UPDATE "Workspace" SET "teamId" = $1
     WHERE "teamId" IS NULL AND (SELECT count(*) FROM "Workspace" WHERE "teamId" IS NULL) = 1
     RETURNING id, "teamId", name`,
    [teamId],
  );
  return claimed;
}
