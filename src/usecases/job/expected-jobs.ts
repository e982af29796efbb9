import { type Instant, MINUTE } from '../../domain/calendar/instant.ts';
import { expectRuns, type JobRun, jobRuns, wholeRuns } from '../../storage/job-runs.ts';
import type { Context } from '../context.ts';

/** A job that is to be done every so often. */
export type Expected = { readonly name: string; readonly every: Instant };

type Asking = Pick<Context, 'database' | 'now'>;

/** Notes which jobs there are, so that one that never runs is missed too; gives those that should have run by now. */
export async function missedJobs(
  { database, now }: Asking,
  jobs: readonly Expected[],
): Promise<ReadonlySet<string>> {
  await expectRuns(database, { names: jobs.map(({ name }) => name), now });
  const started = new Map((await wholeRuns(database)).map((run) => [run.name, run.startedAt]));
  const missed = jobs.filter(({ name, every }) => now - (started.get(name) ?? now) > every);
  return new Set(missed.map(({ name }) => name));
}

/** A job that has not ended well for long. */
export type TroubledJob = {
  readonly name: string;
  readonly since: Instant;
  /** What goes wrong, for an operator; null when it does not run at all. */
  readonly problem: string | null;
};

/** Longer than an upgrade or a restart takes. */
const GRACE = 10 * MINUTE;
const TIMES = 3;

/** The jobs that keep failing as a whole, or have not run for several times their period. */
export async function troubledJobs(
  { database, now }: Asking,
  jobs: readonly Expected[],
): Promise<readonly TroubledJob[]> {
  const whole = new Map((await wholeRuns(database)).map((run) => [run.name, run]));
  return jobs.flatMap(({ name, every }) => {
    const run = whole.get(name);
    const long = longAgo(now, every);
    if (run === undefined) return [];
    if (keepsFailing(run, long)) return [troubleOf(run)];
    return run.startedAt < long ? [{ name, since: run.startedAt, problem: null }] : [];
  });
}

/** The jobs that keep failing in one workspace. */
export async function failingHere(
  { database, workspace, now }: Asking & Pick<Context, 'workspace'>,
  jobs: readonly Expected[],
): Promise<readonly TroubledJob[]> {
  const own = await jobRuns(database, { workspaceId: workspace.id });
  const every = new Map(jobs.map((job) => [job.name, job.every]));
  return own
    .filter((run) => keepsFailing(run, longAgo(now, every.get(run.name) ?? MINUTE)))
    .map(troubleOf);
}

function longAgo(now: Instant, every: Instant): Instant {
  return now - TIMES * every - GRACE;
}

function troubleOf(run: JobRun): TroubledJob {
  return { name: run.name, since: wellUntil(run), problem: run.failure };
}

/** It fails still, and did not end well for long. What failed once and has had nothing to do since is well. */
function keepsFailing(run: JobRun, long: Instant): boolean {
  return isFailing(run) && (run.failedAt ?? 0) >= long && wellUntil(run) < long;
}

/** Whether it failed the last time. */
export function isFailing({ failedAt, succeededAt }: JobRun): boolean {
  return failedAt !== null && (succeededAt === null || failedAt > succeededAt);
}

function wellUntil({ succeededAt, knownSince }: JobRun): Instant {
  return succeededAt ?? knownSince;
}
