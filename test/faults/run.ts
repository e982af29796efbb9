import { type Instant, parseInstant } from '../../src/domain/calendar/instant.ts';
import type { Playground } from '../../src/playground/playground.ts';
import type { Context } from '../../src/usecases/context.ts';
import { startSmallSlack } from '../slack/notices/small-slack.ts';
import type { Deed } from './chat.ts';
import type { Calls } from './listening.ts';
import { buildOlder } from './older.ts';
import type { Plan } from './plan.ts';
import { startServer } from './processes.ts';
import type { Course } from './story.ts';
import { Turmoil } from './turmoil.ts';

export type Outcome = {
  /** As of when everything was quiet. */
  readonly context: Context;
  readonly courses: readonly Course[];
  /** When it was recorded what was known of them since an instant. */
  readonly recordedBy: (knownAt: Instant) => Instant;
  readonly asked: readonly Deed[];
  readonly slack: Playground;
  readonly calls: Calls;
  readonly done: Readonly<Record<string, number>>;
};

const START = parseInstant('2026-11-10T06:00:00Z');

/** Lets everything go wrong that can, while work items are opened and missed, and waits until all is quiet. */
export async function run(plan: Plan, judge: (outcome: Outcome) => Promise<void>): Promise<void> {
  const older = plan.upgrades ? buildOlder() : undefined;
  const server = await startServer();
  const story = { offset: START - Date.now() };
  const slack = await startSmallSlack({
    readsHistory: plan.readsHistory,
    now: () => Date.now() + story.offset,
  });
  const turmoil = await Turmoil.begin({ plan, server, slack, story, older });
  try {
    await turmoil.rage();
    await judge(await turmoil.calm());
  } finally {
    await turmoil.end();
    await slack.stop();
    await server.stop();
  }
}
