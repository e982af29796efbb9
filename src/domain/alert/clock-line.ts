import type { Instant } from '../calendar/instant.ts';
import type { Clock } from '../clock/clock.ts';
import { thresholdInstants } from '../clock/thresholds.ts';
import type { WorkItem } from '../measurement/work-item-event.ts';
import type { ClockLine, Standing } from './standing.ts';

/** The points at which people are warned, in percent of the budget of a clock. */
const SPOKEN = [75, 90] as const;
/** The last of them before a miss. */
export const LAST_WARNING = SPOKEN[1];
/** A clock that can never be due is worth less than any point on its axis. */
const NEVER = 1;

export type ObservedClock = {
  readonly clock: Clock;
  readonly item: WorkItem;
  readonly promise: Pick<ClockLine, 'agreement' | 'target' | 'revision'>;
  readonly calendar: string;
  readonly now: Instant;
};

/** How a promise about a work item stands, for an alert. */
export function clockLine({ clock, item, promise, calendar, now }: ObservedClock): ClockLine {
  const instants = thresholdInstants(clock, SPOKEN) ?? [];
  const passed = instants.filter(({ at }) => at !== null && at <= now);
  const level = passed.at(-1)?.percent ?? 0;
  const standing = standingOf(clock, { item, level });
  const next = instants.find(({ at }) => at !== null && at > now)?.at ?? clock.dueAt;
  return {
    kind: 'clock',
    ...promise,
    cycle: clock.cycle,
    at: now,
    standing,
    level: levelOf(standing, level),
    dueAt: clock.breachedAt ?? clock.dueAt,
    remainingMs: clock.remainingMs,
    nextAt: next !== null && next > now ? next : null,
    calendar,
    events: item.events.length,
    exclusions: clock.exclusions.length,
  };
}

/** A promise that nothing speaks of any more. */
export function lineGone(line: ClockLine): ClockLine {
  return { ...line, standing: 'gone', level: 0, nextAt: null };
}

type Reading = { readonly item: WorkItem; readonly level: number };

function standingOf({ state, stoppedAt, unreachable }: Clock, { item, level }: Reading): Standing {
  switch (state) {
    case 'missed':
      return stoppedAt === null ? 'breached' : 'late';
    case 'met':
      return 'kept';
    case 'cancelled':
      return item.events.some(({ type }) => type === 'merged') ? 'merged' : 'cancelled';
    case 'paused':
      return 'paused';
    case 'not-started':
      return 'gone';
    case 'running':
      if (unreachable) return 'never-due';
      return level > 0 ? 'at-risk' : 'calm';
  }
}

function levelOf(standing: Standing, level: number): number {
  if (standing === 'breached' || standing === 'late') return 100;
  return standing === 'never-due' ? NEVER : level;
}
