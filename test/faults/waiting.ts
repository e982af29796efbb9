import { setTimeout as sleep } from 'node:timers/promises';
import type { Instant } from '../../src/domain/calendar/instant.ts';
import type { Database } from '../../src/storage/database.ts';

/** Who is told that the database does not answer tries again until it does. */
export async function persistently<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries === 100) throw error;
      await sleep(200);
    }
  }
}

type Moment = {
  readonly now: Instant;
  /** Since when nobody was killed, in real time: what somebody was at before may never be finished by them. */
  readonly since: number;
};

/** How much is due that was not done, or is being done. */
export async function waitingIn(database: Database, { now, since }: Moment): Promise<number> {
  const [row] = await database.sql<{ count: number }>(
    `SELECT ((SELECT count(*) FROM "Notice" WHERE state IN ('pending', 'sending'))
      + (SELECT count(*) FROM "Clock" WHERE "nextThresholdAt" <= $1::timestamptz)
      + (SELECT count(*) FROM pgboss.job WHERE (state = 'active' AND started_on > $2::timestamptz)
          OR (state < 'active' AND start_after <= clock_timestamp())))::int AS count`,
    [new Date(now), new Date(since)],
  );
  return row?.count ?? 0;
}

/** What waits, for whoever looks why. */
export async function stuckIn(database: Database): Promise<string> {
  const rows = await database.sql(
    `SELECT id::text, kind, state, attempts, problem, "retryAt"::text, "takenAt"::text, "doubtfulSince"::text
     FROM "Notice" WHERE state IN ('pending', 'sending') ORDER BY place LIMIT 20`,
  );
  const lines = await database.sql('SELECT * FROM "OutboxChannel"');
  return JSON.stringify({ rows, lines }, null, 1);
}
