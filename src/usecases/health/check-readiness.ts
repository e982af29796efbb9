import type { Instant } from '../../domain/calendar/instant.ts';
import { type Backlog, countBacklog } from '../../storage/backlog.ts';
import type { Database } from '../../storage/database.ts';
import { type JobStanding, jobStandings } from '../../storage/job-runs.ts';
import { stoppedWorkspaces } from '../../storage/outbox-channels.ts';

/** Whether the bot can do its work, and how much of it waits. */
export type Readiness =
  | ({
      readonly ready: true;
      readonly jobs: readonly JobStanding[];
      /** Why nothing is posted to some workspaces. */
      readonly stopped: readonly string[];
    } & Backlog)
  | { readonly ready: false; readonly reason: string };

/** Asks the database; the reason is for an operator. */
export async function checkReadiness(database: Database, now: Instant): Promise<Readiness> {
  try {
    const [backlog, jobs, stopped] = await Promise.all([
      countBacklog(database, { now }),
      jobStandings(database),
      stoppedWorkspaces(database),
    ]);
    return { ready: true, ...backlog, jobs, stopped };
  } catch {
    return { ready: false, reason: 'the database does not answer' };
  }
}
