import { DAY, HOUR, type Instant, MINUTE } from '../calendar/instant.ts';
import type { MaintenanceState } from './fold-maintenance.ts';

/** What time brings to a planned maintenance. */
export type Moment = {
  readonly at: Instant;
  readonly what: 'expires' | 'reminded' | 'starts' | 'ending' | 'overrun';
};

const REMINDED = [DAY, HOUR];
const ENDING = 15 * MINUTE;

/** Everything that time brings to a maintenance as it stands, in order. */
export function momentsOf(state: MaintenanceState): readonly Moment[] {
  const { from, to, approvedAt } = state;
  switch (state.state) {
    case 'proposed':
      return [{ at: from, what: 'expires' }];
    case 'planned':
      return [
        ...REMINDED.map((before) => ({ at: from - before, what: 'reminded' as const })).filter(
          ({ at }) => at > (approvedAt ?? from),
        ),
        { at: from, what: 'starts' },
      ];
    case 'running': {
      const end = Math.max(to, state.expectedTo ?? to);
      const near = end - Math.min(ENDING, Math.floor((end - from) / 4));
      return [
        { at: near, what: 'ending' },
        { at: end, what: 'overrun' },
      ];
    }
    case 'over':
    case 'cancelled':
      return [];
  }
}

/** When the watch has to look at a maintenance again; null when time brings nothing more. */
export function nextMoment(state: MaintenanceState, now: Instant): Instant | null {
  return momentsOf(state).find(({ at }) => at > now)?.at ?? null;
}
