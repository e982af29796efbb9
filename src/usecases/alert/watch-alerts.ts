import { lineGone } from '../../domain/alert/clock-line.ts';
import { decideLook, decideTime } from '../../domain/alert/decide-look.ts';
import { clockLines, periodLineOf } from '../../domain/alert/episode.ts';
import { applyStep } from '../../domain/alert/fold-episode.ts';
import { lineKey, type Seen } from '../../domain/alert/standing.ts';
import { HOUR } from '../../domain/calendar/instant.ts';
import { AccordError } from '../../domain/error.ts';
import type { Register } from '../../domain/register/register.ts';
import type { Db } from '../../storage/database.ts';
import { lookLater } from '../../storage/episode-looks.ts';
import { episodesDue, type KeptEpisode } from '../../storage/episodes.ts';
import { transactionTriedAgain } from '../../storage/try-again.ts';
import type { Context } from '../context.ts';
import { registerWithin } from '../register/load-register.ts';
import { measure } from '../status/measure-agreement.ts';
import { factsFrom } from '../status/period-facts.ts';
import { clocksReached } from '../watch/clocks-reached.ts';
import { seenOf } from '../watch/follow-period.ts';
import { byWorkspace, groupBy } from '../watch/group-by.ts';
import { describeWorkItem, lineOf, type Reached } from '../watch/reached.ts';
import { promiseOf } from './describe-alert.ts';
import { type Moved, moveAlerts } from './move-alerts.ts';

/** So many alerts share a transaction. */
const BATCH = 100;
const PUT_OFF = HOUR;

/**
 * Looks again at the alerts whose clocks may have changed, or whose time has come, of whatever workspace: what was
 * corrected is taken back, what was kept is over, and who wanted to be left in peace hears of it again.
 */
export async function watchAlerts(context: Context): Promise<number> {
  let watched = 0;
  for (let last = BATCH; last === BATCH; watched += last) {
    last = await transactionTriedAgain(context.database, (tx) => watchBatch(tx, context));
  }
  return watched;
}

async function watchBatch(tx: Db, context: Context): Promise<number> {
  const due = await episodesDue(tx, { now: context.now, limit: BATCH });
  for (const [id, episodes] of byWorkspace(due)) {
    const own = { ...context, workspace: { id, teamId: null } };
    const register = await registerWithin(tx, own).catch(onlyUnreadable);
    if (register) await watchWorkspace(tx, own, { register, episodes });
    else await lookLater(tx, { ids: episodes.map((each) => each.id), at: context.now + PUT_OFF });
  }
  return due.length;
}

/** What is wrong with a stored register is said by the watch of its clocks; a database that fails ends the batch. */
function onlyUnreadable(error: unknown): null {
  if (error instanceof AccordError) return null;
  throw error;
}

type Watching = { readonly register: Register; readonly episodes: readonly KeptEpisode[] };

async function watchWorkspace(tx: Db, context: Context, { register, episodes }: Watching) {
  const seenBy = await lookAtClocks(tx, context, { register, episodes });
  const moved: Moved[] = [];
  for (const kept of episodes) {
    const seen =
      kept.subject.kind === 'period'
        ? await lookAtPeriod(tx, context, { register, kept })
        : (seenBy.get(kept.id) ?? null);
    moved.push({ kept, decided: decide(context, kept, seen) });
  }
  await moveAlerts(tx, context, { register, moved });
}

/** First what there is to see, then what time brings. */
function decide({ now }: Context, { episode }: KeptEpisode, seen: Seen | null) {
  const looked = seen === null ? [] : decideLook(episode, seen);
  const after = looked.reduce((before, content) => {
    const step = { number: before.version + 1, at: now, actor: '', identity: '', content };
    return applyStep(before, step);
  }, episode);
  return [...looked, ...decideTime(after, now)];
}

/** The promises of each alert as its work item stands now, one fold for all items of an agreement. */
async function lookAtClocks(
  tx: Db,
  context: Context,
  { register, episodes }: Watching,
): Promise<ReadonlyMap<string, Seen>> {
  const { now, workspace } = context;
  const asked = episodes.flatMap(({ episode, subject: { workItemId } }) =>
    clockLines(episode).flatMap(({ agreement }) =>
      workItemId === null ? [] : [{ agreement, workItemId }],
    ),
  );
  const reached = new Map<number, Reached[]>();
  for (const [agreementKey, items] of groupBy(asked, ({ agreement }) => agreement)) {
    const workItemIds = [...new Set(items.map(({ workItemId }) => workItemId))];
    const place = { workspaceId: workspace.id, register, agreementKey, workItemIds, now };
    for (const one of await clocksReached(tx, place)) {
      reached.set(one.item.id, [...(reached.get(one.item.id) ?? []), one]);
    }
  }
  const looked = episodes.map((kept) => {
    return [kept.id, lookAt(kept, reached.get(kept.subject.workItemId ?? 0) ?? [], now)] as const;
  });
  return new Map(looked);
}

function lookAt({ episode }: KeptEpisode, reached: readonly Reached[], now: number): Seen {
  const fresh = new Map(
    reached.map((each) => lineOf(each, now)).map((line) => [lineKey(line), line]),
  );
  const [first] = reached;
  return {
    at: now,
    workItem: first ? describeWorkItem(first.item, now) : episode.workItem,
    lines: clockLines(episode).map((line) => fresh.get(lineKey(line)) ?? lineGone(line)),
  };
}

type OfPeriod = { readonly register: Register; readonly kept: KeptEpisode };

/** How the period of an alert stands; null when nothing in the register speaks of it. */
async function lookAtPeriod(tx: Db, context: Context, { register, kept }: OfPeriod) {
  const { now, workspace } = context;
  const line = periodLineOf(kept.episode);
  const promise = line && promiseOf(register, line);
  if (!promise) return null;
  const { agreement, target } = promise;
  const factsOf = factsFrom({ db: tx, workspaceId: workspace.id, register, asOf: now });
  const period = { from: line.from, to: line.to };
  const figure = await measure(
    { register, asOf: now, factsOf },
    { agreement, terms: target, period },
  );
  return seenOf({ register, agreement, target, figure }, { now, kept });
}
