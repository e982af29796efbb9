import type { Instant } from '../calendar/instant.ts';
import { type AgreementRevision, continued } from '../register/register.ts';
import type { LifecycleState, Transition } from './lifecycle.ts';

type Asked = {
  /** Every published revision of the agreement, ascending. */
  readonly revisions: readonly AgreementRevision[];
  /** Every step that was taken with the agreement, the first first. */
  readonly transitions: readonly Transition[];
  /** The number of the revision that is asked about. */
  readonly revision: number;
  readonly at: Instant;
};

/** Where a revision stands at an instant: what people did with it, and what its dates say. */
export function lifecycleState(asked: Asked): LifecycleState | 'new' {
  const { revisions, revision, at } = asked;
  const done = asked.transitions.filter((one) => one.revision === revision && one.at <= at);
  const last = done.at(-1);
  const published = revisions.find(({ number }) => number === revision);
  if (!published) return last?.to ?? 'new';
  if (last?.to === 'withdrawn') return 'withdrawn';
  const { from, to } = continued(published, revisions);
  if (at < from) return 'planned';
  if (to !== null && at >= to) return endOf(asked, to);
  return last?.to === 'under-review' ? 'under-review' : 'active';
}

/** The agreement as a whole: the revision that is in force, else the one that was or will be. */
export function agreementState(asked: Omit<Asked, 'revision'>): LifecycleState | 'new' {
  const numbers = asked.revisions.map(({ number }) => number);
  const states = numbers.map((revision) => lifecycleState({ ...asked, revision }));
  const current = states.find((state) => state === 'active' || state === 'under-review');
  const last = Math.max(0, ...numbers, ...asked.transitions.map(({ revision }) => revision));
  return current ?? states.at(-1) ?? lifecycleState({ ...asked, revision: last });
}

/** What ended a revision that was in force: a person, a later revision, or its own last day. */
function endOf({ revisions, transitions, revision }: Asked, to: Instant): LifecycleState {
  const later = revisions.some(({ number, agreed }) => number > revision && agreed.from <= to);
  if (later) return 'superseded';
  const ended = transitions.some((one) => one.to === 'terminated' && one.revision === revision);
  return ended ? 'terminated' : 'expired';
}
