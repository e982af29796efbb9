import type { Instant } from '../../domain/calendar/instant.ts';
import { type Backlog, countBacklog } from '../../storage/backlog.ts';
import type { Database } from '../../storage/database.ts';

/** Whether the bot can do its work, and how much of it waits. */
export type Readiness =
  | ({ readonly ready: true } & Backlog)
  | { readonly ready: false; readonly reason: string };

/** Asks the database; the reason is for an operator. */
export async function checkReadiness(database: Database, now: Instant): Promise<Readiness> {
  try {
    return { ready: true, ...(await countBacklog(database, now)) };
  } catch {
    return { ready: false, reason: 'the database does not answer' };
  }
}
