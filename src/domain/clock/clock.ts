import type { Calendar } from '../calendar/calendar.ts';
import type { Instant } from '../calendar/instant.ts';
import type { Interval } from '../calendar/interval.ts';

export type ClockState = 'not-started' | 'running' | 'paused' | 'met' | 'missed' | 'cancelled';

/** A due date that a person has set by hand; the promise is still judged by what was agreed. */
export type HandSetDue = {
  readonly at: Instant;
  readonly dueAt: Instant;
  readonly reason?: string | undefined;
  readonly by?: string | undefined;
};

/** How one promise about one work item stands as of an instant. */
export type Clock = {
  /** A clock whose due date has passed is missed, whether the work goes on or not. */
  readonly state: ClockState;
  readonly cycle: number;
  readonly startedAt: Instant | null;
  /** When the cycle ended; null while the work goes on. */
  readonly stoppedAt: Instant | null;
  readonly elapsedMs: number;
  /** Support time left; negative once the clock is late, frozen while it is paused. */
  readonly remainingMs: number;
  /** Null while the clock is paused, not started, or cannot become due within the horizon. */
  readonly dueAt: Instant | null;
  /** The due date that was missed. */
  readonly breachedAt: Instant | null;
  readonly unreachable: boolean;
  /** The instant that these numbers hold for: now, or when the clock came to stand. */
  readonly seenAt: Instant;
  /** The spans in which the clock counted, and the calendar on which it counts. */
  readonly counting: readonly Interval[];
  readonly exclusions: readonly Interval[];
  readonly axis: Calendar;
  /** The latest due date that was set by hand in this cycle; absent when there is none. */
  readonly handSetDue?: HandSetDue | undefined;
};
