import type { Instant } from '../../domain/calendar/instant.ts';
import { may, requireAuthority } from '../../domain/party/authority.ts';
import type { FailedJob } from '../../outbox/failed-jobs.ts';
import { KINDS } from '../../outbox/read-notice.ts';
import { type Backlog, countBacklog } from '../../storage/backlog.ts';
import { type FailedNotice, failedNotices } from '../../storage/failed-notices.ts';
import { type JobRun, jobRuns, wholeRuns } from '../../storage/job-runs.ts';
import { type StuckCopy, stuckCopies } from '../../storage/notice-copies.ts';
import { postingProblem } from '../../storage/outbox-channels.ts';
import type { Context } from '../context.ts';
import { openView } from '../status/viewing.ts';
import { isFailing } from './expected-jobs.ts';

/** How a job stands, here and as a whole. */
export type JobSeen = Pick<JobRun, 'name' | 'succeededAt' | 'runs' | 'failures'> & {
  /** What went wrong the last time; null when it ended well. */
  readonly problem: string | null;
};

/** How the regular work stands, for the administrators of a workspace. */
export type JobsSeen = {
  readonly jobs: readonly JobSeen[];
  /** When a job last began, for whatever workspace; null before the first one. */
  readonly lastTick: Instant | null;
  readonly backlog: Backlog;
  /** Jobs that were given up; they serve all workspaces of the database. */
  readonly deadLetters: readonly FailedJob[];
  readonly undelivered: readonly FailedNotice[];
  /** What did not leave on the second path. */
  readonly uncopied: readonly StuckCopy[];
  /** Why nothing is posted at all; null when it is. */
  readonly stopped: string | null;
  readonly now: Instant;
};

const MOST = 10;

/** What runs, what lags, what failed and what could not be delivered. */
export async function showJobs(context: Context): Promise<JobsSeen> {
  const { authority } = await openView(context);
  requireAuthority(authority, 'see-jobs', 'workspace');
  return await look(context);
}

/** The same for those who may see it; null for the others. */
export async function glanceAtJobs(context: Context): Promise<JobsSeen | null> {
  const { authority } = await openView(context);
  return may(authority, 'see-jobs', 'workspace') ? await look(context) : null;
}

async function look({ database, queue, workspace, now }: Context): Promise<JobsSeen> {
  const own = { workspaceId: workspace.id };
  const [whole, here, backlog, deadLetters, undelivered, uncopied, stopped] = await Promise.all([
    wholeRuns(database),
    jobRuns(database, own),
    countBacklog(database, { ...own, now }),
    queue.deadLetters(),
    failedNotices(database, { ...own, kinds: KINDS, limit: MOST }),
    stuckCopies(database, { ...own, limit: MOST }),
    postingProblem(database, workspace.id),
  ]);
  const starts = whole.filter(({ runs }) => runs > 0).map(({ startedAt }) => startedAt);
  return {
    jobs: together(whole, here),
    lastTick: starts.length === 0 ? null : Math.max(...starts),
    ...{ backlog, undelivered, uncopied, stopped, now },
    deadLetters: deadLetters.slice(0, MOST),
  };
}

/** A job that works for each workspace by itself is counted by what it did here. */
function together(whole: readonly JobRun[], here: readonly JobRun[]): readonly JobSeen[] {
  const names = new Set([...whole, ...here].map(({ name }) => name));
  return [...names].sort().flatMap((name) => {
    const runs = [here, whole].flatMap((all) => all.filter((run) => run.name === name));
    const [counted] = runs;
    if (counted === undefined) return [];
    const ended = runs.flatMap(({ succeededAt }) => succeededAt ?? []);
    return {
      ...{ name, runs: counted.runs, failures: counted.failures },
      succeededAt: ended.length === 0 ? null : Math.max(...ended),
      problem: runs.find(isFailing)?.failure ?? null,
    };
  });
}
