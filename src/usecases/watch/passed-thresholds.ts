import { DAY, type Instant } from '../../domain/calendar/instant.ts';
import type { Clock } from '../../domain/clock/clock.ts';
import { thresholdInstants } from '../../domain/clock/thresholds.ts';

/** Points on the axis of a clock, in percent of its budget. */
export const THRESHOLDS = [50, 75, 90, 100] as const;
/** Below this, a passed threshold is recorded without a message. */
const FIRST_SPOKEN = 75;
export const BREACH = 100;
/** Recorded of a clock that cannot become due within the horizon; no share of a budget is so small. */
export const NEVER_DUE = 0;

type NextThreshold = { readonly threshold: number; readonly at: Instant };

export type Passed = {
  /** Reached by now and not recorded before, ascending. */
  readonly fresh: readonly number[];
  /** The next one to come; null while the clock does not count. */
  readonly next: NextThreshold | null;
};

/**
 * Which thresholds a clock has reached by now. One that is paused or excluded has reached nothing new, nor has one that
 * is over, unless it was missed lately: then nobody may have looked in between.
 */
export function passedThresholds(
  clock: Clock,
  now: Instant,
  recorded: ReadonlySet<number>,
): Passed {
  if (wasMissedLately(clock, now)) {
    return { fresh: recorded.has(BREACH) ? [] : [BREACH], next: null };
  }
  const instants = thresholdInstants(clock, THRESHOLDS) ?? [];
  const reachable = instants.flatMap(({ percent, at }) =>
    at === null ? [] : [{ threshold: percent, at: percent === BREACH ? at + 1 : at }],
  );
  const fresh = reachable.filter(({ threshold, at }) => at <= now && !recorded.has(threshold));
  const next = reachable.find(({ at }) => at > now) ?? null;
  const first = isNeverDue(clock) && !recorded.has(NEVER_DUE) ? [NEVER_DUE] : [];
  return { fresh: [...first, ...fresh.map(({ threshold }) => threshold)], next };
}

/** What ended before that is history. */
const LATELY = 7 * DAY;

function wasMissedLately({ state, stoppedAt }: Clock, now: Instant): boolean {
  return state === 'missed' && stoppedAt !== null && stoppedAt > now - LATELY;
}

function isNeverDue({ state, unreachable }: Clock): boolean {
  return state === 'running' && unreachable;
}

/** Of what was passed at once only the highest is told; an early one is told to nobody. */
export function spokenOf(passed: readonly number[]): number | null {
  const highest = passed.at(-1);
  return highest !== undefined && highest >= FIRST_SPOKEN ? highest : null;
}
