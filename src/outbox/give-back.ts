import type { Connection } from './connection.ts';

const GIVE_BACK = `
UPDATE pgboss.job SET state = 'retry', started_on = NULL, start_after = now()
WHERE name = $1 AND id = $2::uuid AND state = 'active'`;

/** Lets another worker take a job at once that is being done here; that it was begun counts as no attempt. */
export async function giveBack(
  connection: Connection,
  { name, id }: { readonly name: string; readonly id: string },
): Promise<void> {
  await connection.executeSql(GIVE_BACK, [name, id]);
}
