import type { PauseParty } from '../../domain/measurement/work-item-event.ts';

/** What a state of an incident means for its clocks. */
export type State =
  | { readonly name: string; readonly phase: 'open' | 'resolved' }
  | {
      readonly name: string;
      readonly phase: 'waiting';
      readonly party: PauseParty;
      readonly reason: string;
    };

const STATES: readonly State[] = [
  { name: 'New', phase: 'open' },
  { name: 'Active', phase: 'open' },
  waiting('Awaiting User Info', 'customer', 'awaiting-customer'),
  waiting('Awaiting Vendor', 'supplier', 'awaiting-supplier'),
  waiting('Awaiting Problem', 'provider', 'awaiting-problem'),
  waiting('Awaiting Evidence', 'provider', 'awaiting-evidence'),
  { name: 'Resolved', phase: 'resolved' },
  { name: 'Closed', phase: 'resolved' },
];

const BY_NAME = new Map(STATES.map((state) => [state.name, state]));

/** The state of that name; undefined for one that this export is not known to have. */
export function findState(name: string): State | undefined {
  return BY_NAME.get(name);
}

/** The names of all known states, for a message. */
export function stateNames(): string {
  return STATES.map((state) => state.name).join(', ');
}

function waiting(name: string, party: PauseParty, reason: string): State {
  return { name, phase: 'waiting', party, reason };
}
