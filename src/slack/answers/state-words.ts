import type { DatedState } from '../../usecases/status/list-agreements.ts';

const STATES: Readonly<Record<DatedState, string>> = {
  active: '🟢 In force',
  planned: '🔵 Planned',
  ended: '⚪ Ended',
};

/** Where an agreement stands in time, with its colour. */
export function stateWords(state: DatedState): string {
  return STATES[state];
}
