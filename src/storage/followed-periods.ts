import type { Db } from './database.ts';

type Asked = { readonly workspaceId: number; readonly keys: readonly string[] };

/** Those of some keys under which people read of a period in an alert that is not over. */
export async function followedAmong(
  db: Db,
  { workspaceId, keys }: Asked,
): Promise<ReadonlySet<string>> {
  const rows = await db.sql<{ key: string }>(
    `SELECT key FROM "Episode" WHERE "workspaceId" = $1::int AND current AND state = 'open' AND key = ANY($2::text[])`,
    [workspaceId, [...keys]],
  );
  return new Set(rows.map(({ key }) => key));
}
