import { type Due, due, elapsed, UNREACHABLE } from '../calendar/calendar.ts';
import type { Instant } from '../calendar/instant.ts';
import { allowanceOf, dueBesides } from './allowance.ts';
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
function instantWith(clock: Clock, ms: number): Instant | null {
  const { axis, elapsedMs } = clock;
  if (ms <= elapsedMs) return instantBehind(clock, ms);
  const allowance = allowanceOf({ unit: 'support-time', ms }, axis);
  const start = { from: clock.seenAt, left: ms - elapsedMs };
  return orNull(dueBesides(allowance, start, clock.exclusions));
}

function instantBehind({ axis, counting, startedAt }: Clock, ms: number): Instant | null {
  let left = ms;
  for (const span of counting) {
    const counted = elapsed(axis, span);
    if (counted >= left) return orNull(due(axis, { from: span.from, ms: left }));
    left -= counted;
  }
  return startedAt;
}

function orNull(at: Due): Instant | null {
  return at === UNREACHABLE ? null : at;
}
