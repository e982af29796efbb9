import { type Instant, MINUTE } from '../../domain/calendar/instant.ts';
import { peopleOfProviders } from '../../domain/party/grants.ts';
import { grantsOf } from '../../domain/party/party-terms.ts';
import type { Register } from '../../domain/register/register.ts';
import { type WatchLate, watchLate } from '../../outbox/notice-watch.ts';
import { countFiredSince } from '../../storage/alerts.ts';
import { type Backlog, countBacklog } from '../../storage/backlog.ts';
import type { Db } from '../../storage/database.ts';
import { jobRuns } from '../../storage/job-runs.ts';
import { countDeliveredSince, latestNotices } from '../../storage/notices.ts';
import type { Context } from '../context.ts';
import { renewNotice } from '../notice/enqueue-notice.ts';
import { readRegister } from '../register/load-register.ts';

/** The name of the job that calls this. */
export const HEARTBEAT = 'heartbeat';

/** What is late by more than this is told; so is a watch that was not awake for so long. */
const LATE = 5 * MINUTE;
const ASLEEP = 10 * MINUTE;

/** Tells those who run Accord that the watch is late or was asleep, and later what it caught up on. */
export async function checkWatch(context: Context): Promise<void> {
  const { database, workspace } = context;
  const backlog = await countBacklog(database, context.now);
  const told = await latestNotices(database, { workspaceId: workspace.id, kind: 'watch-late' });
  const open = told.flatMap((payload) => {
    const { data } = watchLate.safeParse(payload);
    return data && data.caughtUp === null ? [data] : [];
  });
  const isLate = backlog.thresholdLag > LATE || backlog.noticeLag > LATE;
  if (open.length > 0) {
    if (!isLate) await database.transaction((tx) => close(tx, context, open));
    return;
  }
  const slept = await sleptSince(context);
  if (slept !== null) await tell(context, { why: 'asleep', since: slept, backlog });
  else if (isLate) await tell(context, { why: 'late', since: sinceOf(context, backlog), backlog });
}

function sinceOf({ now }: Context, { thresholdLag, noticeLag }: Backlog): Instant {
  return now - Math.max(thresholdLag, noticeLag);
}

/** Since when the watch was asleep until now; null when it was not. */
async function sleptSince({ database, workspace, now }: Context): Promise<Instant | null> {
  const runs = await jobRuns(database, { workspaceId: workspace.id });
  const last = runs.find(({ name }) => name === HEARTBEAT)?.succeededAt ?? null;
  return last !== null && now - last > ASLEEP ? last : null;
}

type Finding = Pick<WatchLate, 'why' | 'since'> & { readonly backlog: Backlog };

async function tell(context: Context, { why, since, backlog }: Finding): Promise<void> {
  const { database, workspace, now: seenAt } = context;
  const people = whoRunsIt(await readRegister(database, workspace.id));
  const { thresholdsOverdue: thresholds, noticesWaiting: notices } = backlog;
  await database.transaction(async (tx) => {
    for (const to of people) {
      const counts = { thresholds, notices, caughtUp: null };
      const notice = { kind: 'watch-late', to, since, seenAt, why, ...counts } as const;
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

/** The administrators, else the service level managers, of whom it is known who they are in the chat. */
function whoRunsIt(register: Register): readonly string[] {
  const people = peopleOfProviders(register).map(({ person }) => person);
  const withRole = (wanted: string) =>
    people.flatMap((person) => {
      const has = grantsOf(person).some(({ role }) => role === wanted);
      return has && person.user !== undefined ? [person.user] : [];
    });
  const administrators = withRole('administrator');
  const named = administrators.length > 0 ? administrators : withRole('service-level-manager');
  return [...new Set(named)];
}
