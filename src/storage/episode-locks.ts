import type { Db } from './database.ts';
import { episodesById, type KeptEpisode } from './episodes.ts';

type OfWorkspace = { readonly workspaceId: number };

/** One episode, which nobody else moves until the caller’s transaction ends; null when there is none. */
export async function lockEpisode(
  db: Db,
  { workspaceId, id }: OfWorkspace & { readonly id: string },
): Promise<KeptEpisode | null> {
  return (await lockEpisodes(db, { workspaceId, ids: [id] }))[0] ?? null;
}

/** Some episodes, which nobody else moves until the caller’s transaction ends. */
export async function lockEpisodes(
  db: Db,
  { workspaceId, ids }: OfWorkspace & { readonly ids: readonly string[] },
): Promise<readonly KeptEpisode[]> {
  const locked = await db.sql<{ id: string }>(
    `SELECT id::text FROM "Episode" WHERE "workspaceId" = $1::int AND id = ANY($2::bigint[])
     ORDER BY id FOR UPDATE`,
    [workspaceId, [...ids]],
  );
  return episodesById(db, locked);
}
