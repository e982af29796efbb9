import { DAY, HOUR, type Instant } from '../../domain/calendar/instant.ts';
import { AccordError } from '../../domain/error.ts';
import type { Db } from '../../storage/database.ts';
import { followedAmong } from '../../storage/followed-periods.ts';
import {
  lookNext,
  looksDue,
  type Pace,
  type PeriodLook,
  takeLooks,
} from '../../storage/period-looks.ts';
import type { Context } from '../context.ts';
import { periodSubject } from './follow-period.ts';
import { byWorkspace } from './group-by.ts';
import { tellPeriod } from './look-at-period.ts';
import { type SeenPeriod, seePeriod } from './see-period.ts';
import { settleTouches } from './settle-touches.ts';
import { watchedFacts } from './watched-facts.ts';
import { withRegister } from './with-register.ts';

/**
 * Tells once when a running period, of whatever workspace, has spent most of the downtime it may have, and when it is
 * lost; gives how many periods had to be looked at for that.
 */
export function watchPeriods(context: Context): Promise<number> {
  return watch(context, 'minute');
}

/** The same for every other kind of promise, which takes more to measure and can wait a few minutes longer. */
export function watchPromises(context: Context): Promise<number> {
  return watch(context, 'five-minutes');
}

/** So many due periods are read at a time, and so many share a transaction. */
const AT_ONCE = 10_000;
const BATCH = 50;
const PUT_OFF = HOUR;

async function watch(context: Context, pace: Pace): Promise<number> {
  const problems = [...(await settleTouches(context))];
  let watched = 0;
  for (let last = AT_ONCE; last === AT_ONCE; ) {
    const due = await looksDue(context.database, { pace, now: context.now, limit: AT_ONCE });
    for (const [id, looks] of byWorkspace(due)) {
      const own = { ...context, workspace: { id, teamId: null } };
      for (const batch of batchesOf(looks)) {
        const { done, failed } = await lookOrPutOff(own, { pace, looks: batch });
        watched += done;
        problems.push(...failed);
      }
    }
    last = due.length;
  }
  if (problems.length > 0) throw unwatched(problems);
  return watched;
}

/** Those of one agreement stand together, because they are measured from the same facts. */
function batchesOf(looks: readonly PeriodLook[]): readonly (readonly PeriodLook[])[] {
  const inOrder = looks.toSorted((a, b) => (a.agreementKey < b.agreementKey ? -1 : 1));
  const count = Math.ceil(inOrder.length / BATCH);
  return Array.from({ length: count }, (_, at) => inOrder.slice(at * BATCH, (at + 1) * BATCH));
}

type Looking = { readonly pace: Pace; readonly looks: readonly PeriodLook[] };
type Done = { readonly done: number; readonly failed: readonly unknown[] };

/** Where one of several cannot be looked at, each is looked at by itself, and that one is put off. */
async function lookOrPutOff(context: Context, looking: Looking): Promise<Done> {
  const { pace, looks } = looking;
  try {
    return { done: await lookAt(context, looking), failed: [] };
  } catch (error) {
    if (looks.length === 1) {
      await putOff(context, looks);
      return { done: 0, failed: [error] };
    }
  }
  const all: Done[] = [];
  for (const look of looks) all.push(await lookOrPutOff(context, { pace, looks: [look] }));
  return {
    done: all.reduce((sum, { done }) => sum + done, 0),
    failed: all.flatMap(({ failed }) => failed),
  };
}

async function putOff({ database, workspace, now }: Context, looks: readonly PeriodLook[]) {
  const nextAt = looks.map(() => now + PUT_OFF);
  await lookNext(database, { workspaceId: workspace.id, looks, nextAt, now });
}

/** Everything that is seen, told and noted of some periods is kept together, or nothing is. */
function lookAt(context: Context, { pace, looks: due }: Looking): Promise<number> {
  const { now, workspace } = context;
  const place = { workspaceId: workspace.id, now };
  return withRegister(context, {
    lock: (tx) => takeLooks(tx, { ...place, looks: due }),
    work: async (tx, { register, locked: looks }) => {
      const factsOf = watchedFacts(
        { db: tx, workspaceId: workspace.id, register, asOf: now },
        pace,
      );
      const measuring = { register, asOf: now, factsOf };
      const seen = await Promise.all(looks.map((look) => seePeriod(measuring, look)));
      const nextAt = await tellAll(tx, context, seen);
      if (looks.length > 0) await lookNext(tx, { ...place, looks, nextAt });
      return looks.length;
    },
  });
}

/** What is seen of each is told; gives when to look at each next. */
async function tellAll(
  tx: Db,
  context: Context,
  all: readonly (SeenPeriod | null)[],
): Promise<readonly Instant[]> {
  const keys = all.map(
    (seen) => seen && periodSubject(seen.standing, seen.standing.figure.period)?.key,
  );
  const asked = keys.filter((key) => key != null);
  const followed = await followedAmong(tx, { workspaceId: context.workspace.id, keys: asked });
  const nextAt: Instant[] = [];
  for (const [index, seen] of all.entries()) {
    const isFollowed = followed.has(keys[index] ?? '');
    // What is promised no more is taken away once somebody looks at the register.
    nextAt.push(seen ? await tellPeriod(tx, context, { seen, isFollowed }) : context.now + DAY);
  }
  return nextAt;
}

function unwatched(problems: readonly unknown[]): AccordError {
  return new AccordError(
    'internal',
    `${problems.length} running periods or changes of them cannot be watched. They are looked at again in an hour.`,
    { cause: new AggregateError(problems) },
  );
}
