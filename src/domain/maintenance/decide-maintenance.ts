import { type Instant, MINUTE } from '../calendar/instant.ts';
import type { Interval } from '../calendar/interval.ts';
import { AccordError } from '../error.ts';
import type { MaintenanceStanding, MaintenanceState } from './fold-maintenance.ts';

const FUTURE_TOLERANCE = 5 * MINUTE;

/** Refuses a maintenance that is not still to come. */
export function refusePast({ from, to }: Interval, now: Instant): void {
  if (!(from < to)) throw invalid('It ends before it begins. Correct the times.');
  if (from > now) return;
  throw invalid(
    'That has begun already. Maintenance is planned ahead; what is down now is told with /sla outage start.',
  );
}

/** Refuses an approval of what does not wait for one, or would come too late. */
export function refuseUnwaiting(state: MaintenanceState, now: Instant): void {
  if (state.state !== 'proposed' && state.wanted === null) {
    throw conflict(`There is nothing to approve: ${STANDING[state.state]}.`);
  }
  refusePast(state.wanted ?? state, now);
}

/** Refuses to move or cancel what has begun, or is over. */
export function refuseBegun({ state }: MaintenanceState): void {
  if (state === 'proposed' || state === 'planned') return;
  throw conflict(`This cannot be changed any more: ${STANDING[state]}.`);
}

/** Refuses to end what does not run and whose end is known, or to end it later than now. */
export function refuseEnd(state: MaintenanceState, to: Instant, now: Instant): void {
  if (!state.isEndAssumed) refuseIdle(state);
  if (to > now + FUTURE_TOLERANCE) {
    throw invalid('That is still to come. Say when it was done, or extend it.');
  }
  if (to <= state.from) throw invalid('It would end before it began. Correct the time.');
}

/** Refuses to extend what does not run, or to a time that has passed. */
export function refuseExtension(state: MaintenanceState, to: Instant, now: Instant): void {
  refuseIdle(state);
  if (to > Math.max(now, state.to)) return;
  throw invalid('That is not later than planned. Say until when it will take.');
}

function refuseIdle({ state }: MaintenanceState): void {
  if (state !== 'running') throw conflict(`It does not run: ${STANDING[state]}.`);
}

const STANDING: Readonly<Record<MaintenanceStanding, string>> = {
  proposed: 'it waits for a second person',
  planned: 'it is planned and has not begun',
  running: 'it goes on now',
  over: 'it is over',
  cancelled: 'it was cancelled',
};

function invalid(message: string): AccordError {
  return new AccordError('invalid', message);
}

function conflict(message: string): AccordError {
  return new AccordError('conflict', message);
}
