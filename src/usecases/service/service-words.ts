import type { ServiceState } from '../../domain/service/service-terms.ts';
import type { Promised } from './portfolio.ts';

const STATES: Readonly<Record<ServiceState, string>> = {
  proposed: 'Proposed',
  planned: 'Planned',
  live: 'Live',
  retiring: 'Retiring',
  retired: 'Retired',
};

/** Where a service stands, in a word. */
export function stateName(state: ServiceState): string {
  return STATES[state];
}

/** Whether something is promised about it: “promised”, “without an SLA”, “wished for, not promised yet”. */
export function promisedWords(state: ServiceState, promised: Promised): string {
  if (promised === 'promised') return 'promised';
  if (promised === 'coming') return 'promised from a later day on';
  if (promised === 'wished') return 'wished for, not promised yet';
  return isOffered(state) ? 'without an SLA' : 'nothing promised';
}

/** Whether somebody uses a service in this state, so that a promise is missed. */
export function isOffered(state: ServiceState): boolean {
  return state === 'live' || state === 'retiring';
}
