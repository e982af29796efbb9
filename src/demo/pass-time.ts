import { setImmediate } from 'node:timers/promises';
import { type Instant, MINUTE } from '../domain/calendar/instant.ts';
import type { Context } from '../usecases/context.ts';
import { watchClocks } from '../usecases/watch/watch-clocks.ts';
import type { DemoTime } from './demo-time.ts';

const SHORTEST_STEP = 15 * MINUTE;
const MOST_STEPS = 400;

type Way = {
  readonly to: Instant;
  /** The context of the watch, as of the moment at which it is asked for. */
  readonly contextOf: (actor: Context['actor']) => Context;
};

/** Lets time pass with the watch looking around on the way, so that warnings come before what they warn of. */
export async function passTime(time: DemoTime, { to, contextOf }: Way): Promise<void> {
  for (const stop of stopsBetween(time.now(), to)) {
    time.advanceTo(stop);
    await watchClocks(contextOf({ kind: 'job', name: 'watch-clocks' }));
    // Lets messages be delivered and pages be drawn meanwhile.
    await setImmediate();
  }
  time.advanceTo(to);
}

/** Where the watch looks around between two instants: every quarter of an hour, less often on a long way. */
export function stopsBetween(from: Instant, to: Instant): readonly Instant[] {
  const step = Math.max(SHORTEST_STEP, Math.ceil((to - from) / MOST_STEPS));
  const count = Math.max(0, Math.ceil((to - from) / step) - 1);
  return Array.from({ length: count }, (_, index) => from + (index + 1) * step);
}
