import { z } from 'zod';
import type { Instant } from '../../src/domain/calendar/instant.ts';
import { thresholdInstants } from '../../src/domain/clock/thresholds.ts';
import { rebuild } from '../../src/usecases/rebuild/rebuild.ts';
import { readRegister } from '../../src/usecases/register/load-register.ts';
import { THRESHOLDS } from '../../src/usecases/watch/passed-thresholds.ts';
import { foldingFor } from '../../src/usecases/work-item/fold-work-item.ts';
import type { Outcome } from './run.ts';

/** What came of it, next to what should have; every count of `wrong` must be 0. */
export type Verdict = {
  readonly figures: Readonly<Record<string, number>>;
  readonly wrong: Readonly<Record<string, readonly string[]>>;
};

type Row = {
  readonly id: string;
  readonly key: string;
  readonly kind: string;
  readonly state: string;
  readonly problem: string | null;
  readonly version: number;
  readonly repeated: boolean;
  readonly payload: unknown;
};

type Fired = { readonly item: string; readonly threshold: number; readonly firedAt: string };

/** Compares what was recorded and what people see with what the engine says. */
export async function judge(outcome: Outcome): Promise<Verdict> {
  const { context, courses, slack, done } = outcome;
  const notices = await context.database.sql<Row>(
    'SELECT id::text, key, kind, state, problem, version, repeated, payload FROM "Notice" ORDER BY id',
  );
  const messages = slack.state.messages.all.flatMap((message) => {
    const said = metadata.safeParse(message.metadata).data?.event_payload;
    return said ? [{ ...said, at: Number(message.ts) * 1000 }] : [];
  });
  const times = (id: string) => messages.filter((message) => message.id === id);
  const expected = await expectedOf(outcome);
  const fired = await firedIn(outcome);
  const { differences, workItems } = await rebuild(context, { verify: true });
  return {
    figures: {
      ...done,
      ...{ 'work items': courses.length, 'thresholds recorded': fired.length },
      ...{ notices: notices.length, messages: messages.length },
      'sent once more after a doubt': notices.filter(({ repeated }) => repeated).length,
      'of these seen twice': notices.filter(({ id }) => times(id).length > 1).length,
      'numbers rebuilt': workItems,
    },
    wrong: {
      'not sent': notices
        .filter(({ state }) => state !== 'delivered' && state !== 'dropped' && state !== 'failed')
        .map(told),
      'failed without having been sent twice in doubt': notices
        .filter(({ state, repeated }) => state === 'failed' && !repeated)
        .map(told),
      'recorded as sent but not seen': notices
        .filter(({ state, id }) => state === 'delivered' && times(id).length === 0)
        .map(told),
      'seen twice without a doubt': notices
        .filter(({ id, repeated }) => times(id).length > 1 && !repeated)
        .map(told),
      'seen more than twice': notices.filter(({ id }) => times(id).length > 2).map(told),
      'not the latest': notices
        .filter(
          ({ id, version }) =>
            times(id).length > 0 && !times(id).some((one) => one.version === version),
        )
        .map(told),
      'an older version after a newer one': backwards(outcome),
      'not recorded': expected
        .filter(
          ({ item, threshold }) =>
            !fired.some((one) => one.item === item && one.threshold === threshold),
        )
        .map(shown),
      'recorded without a reason': fired
        .filter(
          ({ item, threshold }) =>
            !expected.some((one) => one.item === item && one.threshold === threshold),
        )
        .map(shown),
      early: fired
        .filter((one) => {
          const due = expected.find(
            ({ item, threshold }) => item === one.item && threshold === one.threshold,
          );
          return due !== undefined && Date.parse(one.firedAt) < due.at;
        })
        .map(shown),
      'missed and not told': [
        ...new Set(expected.filter(({ threshold }) => threshold === 100).map(({ item }) => item)),
      ].filter((item) => !notices.some(({ payload }) => isAbout(payload, item))),
      'told without a reason': courses
        .map(({ key }) => key)
        .filter(
          (key) =>
            !expected.some(({ item }) => item === key) &&
            notices.some(({ payload }) => isAbout(payload, key)),
        ),
      'numbers that differ when rebuilt': differences.map((one) => JSON.stringify(one)),
    },
  };
}

const metadata = z.object({ event_payload: z.object({ id: z.string(), version: z.number() }) });

function told({ id, key, state, problem }: Row): string {
  return `${id} ${key} ${state} ${problem ?? ''}`;
}

function shown(one: { readonly item: string; readonly threshold: number }): string {
  return `${one.item} ${one.threshold} %`;
}

function isAbout(payload: unknown, key: string): boolean {
  return JSON.stringify(payload).includes(`"key":"${key}"`);
}

type Expected = { readonly item: string; readonly threshold: number; readonly at: Instant };

/** What the engine says, from the events alone. */
async function expectedOf({ context, courses }: Outcome): Promise<readonly Expected[]> {
  const register = await readRegister(context.database, context.workspace.id);
  const { clocksOf } = foldingFor(register, 'acme-email');
  return courses.flatMap(({ key, events }) => {
    const [pinned] = clocksOf({ key, events }, context.now);
    if (!pinned) return [];
    return (thresholdInstants(pinned.clock, THRESHOLDS) ?? []).flatMap(({ percent, at }) =>
      at !== null && at < context.now ? [{ item: key, threshold: percent, at }] : [],
    );
  });
}

async function firedIn({ context }: Outcome): Promise<readonly Fired[]> {
  return await context.database.sql<Fired>(
    `SELECT w.key AS item, a.threshold, a."firedAt"::text FROM "Alert" a
     JOIN "WorkItem" w ON a.subject = 'work-item:' || w.id`,
  );
}

/** Messages that were asked to say something older than they had said before. */
function backwards({ calls }: Outcome): readonly string[] {
  const latest = new Map<string, number>();
  return calls.shown().flatMap(({ id, version }) => {
    const before = latest.get(id) ?? 0;
    latest.set(id, Math.max(before, version));
    return version < before ? [`${id}: ${version} after ${before}`] : [];
  });
}
