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

/** The jobs that keep failing, in this workspace or as a whole, or have not run for several times their period. */
export async function troubledJobs(
  { database, workspace, now }: Asking & Pick<Context, 'workspace'>,
  jobs: readonly Expected[],
): Promise<readonly TroubledJob[]> {
  const whole = await wholeRuns(database);
  const own = await jobRuns(database, { workspaceId: workspace.id });
  return jobs.flatMap(({ name, every }) => {
    const long = now - TIMES * every - GRACE;
    const asWhole = whole.find((run) => run.name === name);
    const here = own.find((run) => run.name === name);
    const failing = [asWhole, here].find((run) => run && keepsFailing(run, long));
    if (failing) return [{ name, since: wellUntil(failing), problem: failing.failure }];
    const isMissing = asWhole !== undefined && lastSeen(asWhole) < long;
    return isMissing ? [{ name, since: lastSeen(asWhole), problem: null }] : [];
  });
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

function lastSeen({ startedAt }: JobRun): Instant {
  return startedAt;
}
