import { DAY, HOUR, type Instant, MINUTE } from '../calendar/instant.ts';
import type { MaintenanceState } from './fold-maintenance.ts';

/** What time brings to a planned maintenance. */
export type Moment = {
  readonly at: Instant;
  readonly what:
    | 'approval-near'
    | 'approval-late'
    | 'expires'
    | 'move-lapses'
    | 'reminded'
    | 'starts'
    | 'unseen'
    | 'ending'
    | 'overrun'
    | 'end-unknown';
};

const REMINDED = [DAY, HOUR];
const CHASED = [DAY, 2 * HOUR];
const ENDING = 15 * MINUTE;

/** Everything that time brings to a maintenance as it stands, in order; `announceBy` is when what waits for approval has to be announced. */
export function momentsOf(state: MaintenanceState, announceBy: Instant | null): readonly Moment[] {
  return [...ownMoments(state), ...approvalMoments(state, announceBy)].toSorted(
    (a, b) => a.at - b.at,
  );
}

function ownMoments(state: MaintenanceState): readonly Moment[] {
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
      if (wasUnseen(state)) return [{ at: to, what: 'unseen' }];
      const end = Math.max(to, state.expectedTo ?? to);
      const near = end - Math.min(ENDING, Math.floor((end - from) / 4));
      return [
        { at: near, what: 'ending' },
        { at: end, what: 'overrun' },
      ];
    }
    case 'over':
      return state.isEndAssumed ? [{ at: to, what: 'end-unknown' }] : [];
    case 'cancelled':
      return [];
  }
}

/** Whether its whole window had passed before anybody noticed that it began. */
function wasUnseen({ steps, to }: MaintenanceState): boolean {
  const started = steps.find(({ content }) => content.type === 'started');
  return started !== undefined && started.at >= to;
}

/** Whoever approves is reminded before the agreed notice has passed; then it is told that it has. */
function approvalMoments(
  { state, wanted, from, proposedAt }: MaintenanceState,
  announceBy: Instant | null,
): readonly Moment[] {
  if (state !== 'proposed' && (state !== 'planned' || wanted === null)) return [];
  const lapse =
    wanted && wanted.from < from ? [{ at: wanted.from, what: 'move-lapses' as const }] : [];
  const late = announceBy === null ? [] : [{ at: announceBy + 1, what: 'approval-late' as const }];
  const near =
    announceBy === null
      ? []
      : CHASED.map((before) => ({ at: announceBy - before, what: 'approval-near' as const }));
  return [...near, ...late, ...lapse].filter(({ at }) => at > proposedAt);
}

/** When the watch has to look at a maintenance again; null when time brings nothing more. */
export function nextMoment(moments: readonly Moment[], now: Instant): Instant | null {
  return moments.find(({ at }) => at > now)?.at ?? null;
}
