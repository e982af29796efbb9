import type { Instant } from '../domain/calendar/instant.ts';
import type { Db } from './database.ts';
import type { JobRun as JobRunRow } from './generated/client.ts';
import { fromColumn, fromOptionalColumn, toColumn } from './instants.ts';

type Run = { readonly workspaceId: number; readonly name: string; readonly now: Instant };

/** What became of the runs of a job in a workspace. */
export type JobRun = {
  readonly name: string;
  readonly startedAt: Instant;
  readonly succeededAt: Instant | null;
  readonly failedAt: Instant | null;
  /** What went wrong the last time, for an operator. */
  readonly failure: string | null;
  readonly runs: number;
  readonly failures: number;
  /** Since when it is expected to run. */
  readonly knownSince: Instant;
};

/** What stands for a run over all workspaces where a workspace is named. */
export const ALL_WORKSPACES = 0;

/** Records that a job begins. */
export async function startRun(db: Db, { workspaceId, name, now }: Run): Promise<void> {
  const startedAt = toColumn(now);
  await db.prisma.jobRun.upsert({
    where: { workspaceId_name: { workspaceId, name } },
    create: { workspaceId, name, startedAt, knownSince: startedAt, runs: 1 },
    update: { startedAt, runs: { increment: 1 } },
  });
}

/** Records that a job ended, and why when it failed. */
export async function endRun(
  db: Db,
  { workspaceId, name, now, failure }: Run & { readonly failure: string | null },
): Promise<void> {
  const at = toColumn(now);
  await db.prisma.jobRun.updateMany({
    where: { workspaceId, name },
    data:
      failure === null
        ? { endedAt: at, succeededAt: at }
        : { endedAt: at, failedAt: at, failure, failures: { increment: 1 } },
  });
}

/** How the jobs of a workspace stand, by name. */
export async function jobRuns(
  db: Db,
  { workspaceId }: Pick<Run, 'workspaceId'>,
): Promise<readonly JobRun[]> {
  const rows = await db.prisma.jobRun.findMany({
    where: { workspaceId },
    orderBy: { name: 'asc' },
  });
  return rows.map(toJobRun);
}

/** How the jobs stand as a whole, by name. */
export async function wholeRuns(db: Db): Promise<readonly JobRun[]> {
  return jobRuns(db, { workspaceId: ALL_WORKSPACES });
}

type Expecting = { readonly names: readonly string[]; readonly now: Instant };

/** Notes that jobs are to run from now on, unless that is known. */
export async function expectRuns(db: Db, { names, now }: Expecting): Promise<void> {
  const startedAt = toColumn(now);
  const begins = { workspaceId: ALL_WORKSPACES, startedAt, knownSince: startedAt };
  await db.prisma.jobRun.createMany({
    data: names.map((name) => ({ ...begins, name })),
    skipDuplicates: true,
  });
}

function toJobRun(row: JobRunRow): JobRun {
  const { name, startedAt, succeededAt, failedAt, failure, runs, failures } = row;
  return {
    ...{ name, failure, runs, failures, startedAt: fromColumn(startedAt) },
    knownSince: fromColumn(row.knownSince ?? startedAt),
    ...{ succeededAt: fromOptionalColumn(succeededAt), failedAt: fromOptionalColumn(failedAt) },
  };
}

/** When a job last ended well in any workspace, and how often it failed in all. */
export type JobStanding = {
  readonly name: string;
  readonly succeededAt: Instant | null;
  readonly failures: number;
};

/** How the jobs stand over all workspaces. */
export async function jobStandings(db: Db): Promise<readonly JobStanding[]> {
  const rows = await db.prisma.jobRun.groupBy({
    by: ['name'],
    _max: { succeededAt: true },
    _sum: { failures: true },
    orderBy: { name: 'asc' },
  });
  return rows.map(({ name, _max, _sum }) => ({
    name,
    succeededAt: fromOptionalColumn(_max.succeededAt),
    failures: _sum.failures ?? 0,
  }));
}
