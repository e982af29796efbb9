import type { Instant } from '../calendar/instant.ts';

export type ClockState = 'not-started' | 'running' | 'paused' | 'met' | 'missed' | 'cancelled';

/** How one promise about one work item stands as of an instant. */
export type Clock = {
  readonly state: ClockState;
  readonly cycle: number;
  readonly startedAt: Instant | null;
  readonly stoppedAt: Instant | null;
  readonly elapsedMs: number;
  /** Support time left; negative once the clock is late, frozen while it is paused. */
  readonly remainingMs: number;
  /** Null while the clock is paused, not started, or cannot become due within the horizon. */
  readonly dueAt: Instant | null;
  readonly breachedAt: Instant | null;
  readonly unreachable: boolean;
};
