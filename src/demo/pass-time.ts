import { setImmediate } from 'node:timers/promises';
import { type Instant, MINUTE } from '../domain/calendar/instant.ts';
import { watchAlerts } from '../usecases/alert/watch-alerts.ts';
import type { Context } from '../usecases/context.ts';
import { watchClocks } from '../usecases/watch/watch-clocks.ts';
import type { DemoTime } from './demo-time.ts';
import { type Happening, letHappen } from './work-on.ts';

const SHORTEST_STEP = 15 * MINUTE;
const MOST_STEPS = 400;
/** So often a move waits for messages, so that no move takes long. */
const MOST_PAUSES = 8;

type Passing = {
  readonly time: DemoTime;
  /** What happens after the demo's start, in order. */
  readonly happenings: readonly Happening[];
  /** The context of somebody, as of the moment at which it is asked for. */
  readonly contextOf: (actor: Context['actor']) => Context;
  /** Lets what the watch has told be delivered before time goes on. */
  readonly pause: () => Promise<unknown>;
};

/**
 * Gives what lets time pass up to an instant: people work and the watch looks around on the way,
 * so that warnings come before what they warn of.
 */
export function createPassing(passing: Passing): (to: Instant) => Promise<void> {
  const { time, happenings, contextOf } = passing;
  // After a restart everything is recorded again, which changes nothing.
  const waiting = [...happenings];
  const work = async (until: Instant) => {
    for (let next = waiting[0]; next && next.at <= until; next = waiting[0]) {
      waiting.shift();
      await watchAt(next.at, passing);
      await letHappen(contextOf({ kind: 'cli' }), next);
    }
  };
  return async (to) => {
    let pauses = 0;
    for (const stop of [...stopsBetween(time.now(), to), to]) {
      await work(stop);
      const watched = await watchAt(stop, passing);
      if (watched > 0 && stop < to && pauses++ < MOST_PAUSES) await passing.pause();
    }
  };
}

/** The watch looks at what was reached by then; pages are drawn meanwhile. */
async function watchAt(instant: Instant, { time, contextOf }: Passing): Promise<number> {
  time.advanceTo(instant);
  const watched = await watchClocks(contextOf({ kind: 'job', name: 'watch-clocks' }));
  const moved = await watchAlerts(contextOf({ kind: 'job', name: 'watch-alerts' }));
  await setImmediate();
  return watched + moved;
}

/** Where the watch looks around between two instants: every quarter of an hour, less often on a long way. */
export function stopsBetween(from: Instant, to: Instant): readonly Instant[] {
  const step = Math.max(SHORTEST_STEP, Math.ceil((to - from) / MOST_STEPS));
  const count = Math.max(0, Math.ceil((to - from) / step) - 1);
  return Array.from({ length: count }, (_, index) => from + (index + 1) * step);
}
