import type { Instant } from '../domain/calendar/instant.ts';
import type { Db } from './database.ts';

/** What time it is for the database, which all replicas share. */
export async function databaseTime(db: Db): Promise<Instant> {
  const [row] = await db.sql<{ at: string }>(
    'SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint::text AS at',
  );
  return Number(row?.at);
}
