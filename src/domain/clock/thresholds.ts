import { due, elapsed, UNREACHABLE } from '../calendar/calendar.ts';
import type { Instant } from '../calendar/instant.ts';
import type { Clock } from './clock.ts';

export type Threshold = {
  readonly percent: number;
  /** Null when it cannot be reached within the horizon. */
  readonly at: Instant | null;
};

/**
 * The instants at which a clock has used so many percent of its budget, on its support-time axis;
 * those behind us lie in the past. Null unless the clock is counting.
 */
export function thresholdInstants(
  clock: Clock,
  percents: readonly number[],
): readonly Threshold[] | null {
  const { state, stoppedAt, elapsedMs, remainingMs } = clock;
  if (stoppedAt !== null || (state !== 'running' && state !== 'missed')) return null;
  const granted = elapsedMs + remainingMs;
  return percents.map((percent) => ({
    percent,
    at: percent === 100 ? clock.dueAt : instantWith(clock, Math.ceil((granted * percent) / 100)),
  }));
}

/** The share of its budget that a clock has used, in percent. */
export function spentPercent({ elapsedMs, remainingMs }: Clock): number {
  const granted = elapsedMs + remainingMs;
  return granted > 0 ? (elapsedMs / granted) * 100 : 100;
}

/** The earliest instant at which a clock has counted for so long, if it goes on counting. */
function instantWith({ axis, counting, exclusions, startedAt }: Clock, ms: number): Instant | null {
  let left = ms;
  for (const span of counting.slice(0, -1)) {
    const counted = elapsed(axis, span);
    if (counted >= left) return orNull(due(axis, { from: span.from, ms: left }));
    left -= counted;
  }
  let from = counting.at(-1)?.from ?? startedAt;
  if (from === null) return null;
  for (const exclusion of exclusions) {
    if (exclusion.to <= from) continue;
    const at = due(axis, { from, ms: left });
    if (at === UNREACHABLE || at <= exclusion.from) return orNull(at);
    if (exclusion.to === Number.POSITIVE_INFINITY) return null;
    if (exclusion.from > from) left -= elapsed(axis, { from, to: exclusion.from });
    from = exclusion.to;
  }
  return orNull(due(axis, { from, ms: left }));
}

function orNull(at: Instant | typeof UNREACHABLE): Instant | null {
  return at === UNREACHABLE ? null : at;
}
