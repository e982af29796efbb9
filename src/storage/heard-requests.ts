import type { Db } from './database.ts';

type Request = { readonly workspaceId: number; readonly request: string };

/** Writes down that a request was heard; false when somebody has heard it before. */
export async function hear(db: Db, { workspaceId, request }: Request): Promise<boolean> {
  return (await db.sql(HEAR, [workspaceId, request])).length > 0;
}

const HEAR = `
INSERT INTO "HeardRequest" ("workspaceId", request, at) VALUES ($1::int, $2, clock_timestamp())
ON CONFLICT DO NOTHING RETURNING 1 AS heard`;

/** Forgets the requests of the days before yesterday, which no chat repeats any more. */
export async function forgetHeard(db: Db): Promise<void> {
  await db.sql(FORGET);
}

const FORGET = `
DELETE FROM "HeardRequest" WHERE at < clock_timestamp() - interval '2 days' RETURNING 1 AS forgotten`;
