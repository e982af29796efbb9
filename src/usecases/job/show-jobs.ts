import type { Instant } from '../../domain/calendar/instant.ts';
import { requireAuthority } from '../../domain/party/authority.ts';
import type { FailedJob } from '../../outbox/failed-jobs.ts';
import { type Backlog, countBacklog } from '../../storage/backlog.ts';
import { type FailedNotice, failedNotices } from '../../storage/failed-notices.ts';
import { type JobRun, jobRuns } from '../../storage/job-runs.ts';
import { postingProblem } from '../../storage/outbox-channels.ts';
import type { Context } from '../context.ts';
import { openView } from '../status/viewing.ts';

/** How the regular work stands, for administrators. */
export type JobsSeen = {
  readonly runs: readonly JobRun[];
  readonly backlog: Backlog;
  readonly deadLetters: readonly FailedJob[];
  readonly undelivered: readonly FailedNotice[];
  /** Why nothing is posted at all; null when it is. */
  readonly stopped: string | null;
  readonly now: Instant;
};

const MOST = 10;

/** What runs, what lags, what failed and what could not be delivered. */
export async function showJobs(context: Context): Promise<JobsSeen> {
  const { authority } = await openView(context);
  requireAuthority(authority, 'see-audit', 'workspace');
  const { database, queue, workspace, now } = context;
  const own = { workspaceId: workspace.id };
  const [runs, backlog, deadLetters, undelivered, stopped] = await Promise.all([
    jobRuns(database, own),
    countBacklog(database, now),
    queue.deadLetters(),
    failedNotices(database, { ...own, limit: MOST }),
    postingProblem(database, workspace.id),
  ]);
  return { runs, backlog, deadLetters: deadLetters.slice(0, MOST), undelivered, stopped, now };
}
