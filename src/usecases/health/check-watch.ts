import { type Instant, MINUTE } from '../../domain/calendar/instant.ts';
import { type WatchLate, watchLate } from '../../outbox/notice-watch.ts';
import { countFiredSince } from '../../storage/alerts.ts';
import { type Backlog, countBacklog } from '../../storage/backlog.ts';
import type { Db } from '../../storage/database.ts';
import { wholeRuns } from '../../storage/job-runs.ts';
import { countDeliveredSince, latestNotices } from '../../storage/notices.ts';
import { workspacesInTrouble } from '../../storage/workspaces-due.ts';
import type { Context } from '../context.ts';
import {
  type Expected,
  failingHere,
  type TroubledJob,
  troubledJobs,
} from '../job/expected-jobs.ts';
import { everyWorkspace, type Served } from '../job/workspaces-served.ts';
import { renewNotice } from '../notice/enqueue-notice.ts';
import { readRegister } from '../register/load-register.ts';
import { whoRunsIt } from './who-runs-it.ts';

/** The name of the job that calls this. */
export const HEARTBEAT = 'heartbeat';

/** What is late by more than this is told; so is a watch that was not awake for so long. */
const LATE = 5 * MINUTE;
const ASLEEP = 10 * MINUTE;

/** The workspaces whose people have something to hear of the watch; all of them where it concerns all. */
export function workspacesToTell(jobs: readonly Expected[]): (context: Context) => Promise<Served> {
  return async (context) => {
    const { database, now } = context;
    const concernsAll =
      (await sleptSince(context)) !== null || (await troubledJobs(context, jobs)).length > 0;
    return concernsAll
      ? everyWorkspace(context)
      : workspacesInTrouble(database, { now, late: LATE });
  };
}

/** Tells those who run Accord that the watch is late or was asleep, or that jobs fail, and later that it is well again. */
export async function checkWatch(context: Context, jobs: readonly Expected[]): Promise<void> {
  const { database, workspace } = context;
  const trouble = await find(context, jobs);
  const told = await latestNotices(database, { workspaceId: workspace.id, kind: 'watch-late' });
  const open = told.flatMap((payload) => {
    const { data } = watchLate.safeParse(payload);
    return data && data.caughtUp === null ? [data] : [];
  });
  if (open.length > 0) {
    if (trouble === null) await database.transaction((tx) => close(tx, context, open));
    return;
  }
  const slept = await sleptSince(context);
  if (slept !== null) await tell(context, { why: 'asleep', since: slept, jobs: [] });
  else if (trouble !== null) await tell(context, trouble);
}

type Finding = Pick<WatchLate, 'why' | 'since'> & { readonly jobs: readonly TroubledJob[] };

/** What is wrong with the watch, the worst of it; null when all is well. */
async function find(context: Context, expected: readonly Expected[]): Promise<Finding | null> {
  const { now } = context;
  const { thresholdLag, noticeLag } = await ownBacklog(context);
  const lag = Math.max(thresholdLag, noticeLag);
  if (lag > LATE) return { why: 'late', since: now - lag, jobs: [] };
  const whole = await troubledJobs(context, expected);
  const jobs = [...whole, ...(await failingHere(context, expected))];
  if (jobs.length === 0) return null;
  return { why: 'jobs', since: Math.min(...jobs.map(({ since }) => since)), jobs };
}

function ownBacklog({ database, workspace, now }: Context): Promise<Backlog> {
  return countBacklog(database, { now, workspaceId: workspace.id });
}

/** Since when the watch was asleep until now; null when it was not. */
async function sleptSince({ database, now }: Context): Promise<Instant | null> {
  const beat = (await wholeRuns(database)).find(({ name }) => name === HEARTBEAT);
  const last = beat?.succeededAt ?? null;
  return last !== null && now - last > ASLEEP ? last : null;
}

async function tell(context: Context, { why, since, jobs }: Finding): Promise<void> {
  const { database, workspace, now: seenAt } = context;
  const backlog = await ownBacklog(context);
  const people = whoRunsIt(await readRegister(database, workspace.id));
  const counts = { thresholds: backlog.thresholdsOverdue, notices: backlog.noticesWaiting };
  await database.transaction(async (tx) => {
    for (const to of people) {
      const finding = { why, since, seenAt, jobs: [...jobs], ...counts, caughtUp: null };
      const notice = { kind: 'watch-late', to, ...finding } as const;
      await renewNotice(tx, context, { notice, recipient: { channel: to } });
    }
  });
}

async function close(tx: Db, context: Context, open: readonly WatchLate[]): Promise<void> {
  const { workspace, now: at } = context;
  for (const late of open) {
    const since = { workspaceId: workspace.id, since: late.seenAt };
    const thresholds = await countFiredSince(tx, since);
    const notices = await countDeliveredSince(tx, since);
    const notice = { ...late, caughtUp: { at, thresholds, notices } };
    await renewNotice(tx, context, { notice, recipient: { channel: late.to } });
  }
}
