import type { LifecycleState } from '../../domain/agreement/lifecycle.ts';
import type { Standing } from '../../usecases/agreement/standing.ts';
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

const LIFE: Readonly<Record<LifecycleState | 'new', string>> = {
  new: '⚪ Not begun',
  draft: '✏️ Draft',
  negotiating: '💬 Being negotiated',
  signing: '✍️ Being signed',
  planned: STATES.planned,
  active: STATES.active,
  'under-review': '🟠 In force, under review',
  superseded: '⚪ Superseded',
  expired: '⚪ Expired',
  terminated: '⚪ Terminated',
  withdrawn: '⚪ Withdrawn',
};

/** Where an agreement stands in its life, with its colour. */
export function lifeWords(state: LifecycleState | 'new'): string {
  return LIFE[state];
}

const DEEDS: Readonly<Record<NonNullable<Standing['last']>['step'], string>> = {
  review: 'put it under review',
  keep: 'ended its review and kept it',
  terminate: 'terminated it',
  withdraw: 'withdrew a revision of it',
};

/** What somebody did with an agreement. */
export function deedWords(step: NonNullable<Standing['last']>['step']): string {
  return DEEDS[step];
}
