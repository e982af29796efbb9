import type { Db } from './database.ts';

type Matter = { readonly workspaceId: number; readonly matter: string };

/** Lets nobody else go about the same matter of a workspace until the caller’s transaction ends. */
export async function lockMatter(db: Db, { workspaceId, matter }: Matter): Promise<void> {
  await db.sql('SELECT 1 AS held FROM pg_advisory_xact_lock($1::int, hashtext($2))', [
    workspaceId,
    matter,
  ]);
}
