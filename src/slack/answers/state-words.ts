import type { LifecycleState } from '../../domain/agreement/lifecycle.ts';
import type { Standing } from '../../usecases/agreement/standing.ts';
import type { DatedState } from '../../usecases/status/list-agreements.ts';

const STATES: Readonly<Record<DatedState, string>> = {
  active: '🟢 In force',
  planned: '🔵 Planned',
  ended: '⚪ Ended',
};

type Stated<State> = { readonly kind?: string; readonly state: State };

// Nobody is bound by what was only wished for.
const WISHED = '⭐ Wished for';

/** Where an agreement stands in time, with its colour. */
export function stateWords({ kind, state }: Stated<DatedState>): string {
  return kind === 'SLR' && state === 'active' ? WISHED : STATES[state];
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
export function lifeWords({ kind, state }: Stated<LifecycleState | 'new'>): string {
  return kind === 'SLR' && state === 'active' ? WISHED : LIFE[state];
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
