import { readLocalDay } from '../calendar/local-date.ts';
import { AccordError } from '../error.ts';
import type { Improvement, ImprovementState, Plan } from './improvement.ts';

/** What somebody wants to become better; refuses what nobody could see to. */
export function decidePlan({ what, owner, dueOn }: Plan, today: string): Plan {
  const words = what.trim();
  if (words === '') throw invalid('Please write what is to become better.');
  if (owner === '') throw invalid('Choose who sees to it.');
  if (readLocalDay(dueOn) === null) throw invalid('Choose by when.');
  if (dueOn < today) throw invalid('That date is over. Choose a later one.');
  return { what: words, owner, dueOn };
}

/** Another plan for what is still open; null when it is the same. */
export function decideChange(
  improvement: Improvement,
  { plan, today }: { readonly plan: Plan; readonly today: string },
): Plan | null {
  requireOpen(improvement);
  const { what, owner, dueOn } = improvement;
  const isSameDate = plan.dueOn === dueOn;
  // What is late may be given to somebody else without another date.
  const next = decidePlan(plan, isSameDate && dueOn < today ? dueOn : today);
  return next.what === what && next.owner === owner && isSameDate ? null : next;
}

export type Ending = {
  readonly state: Exclude<ImprovementState, 'open'>;
  readonly outcome: string;
};

/** It is done, with what came of it, or dropped, with the reason. */
export function decideEnd(improvement: Improvement, { state, outcome }: Ending): Ending {
  requireOpen(improvement);
  const words = outcome.trim();
  if (words === '') {
    throw invalid(
      state === 'done' ? 'Please write what came of it.' : 'Please write why it is given up.',
    );
  }
  return { state, outcome: words };
}

function requireOpen({ state, what }: Improvement): void {
  if (state === 'open') return;
  throw new AccordError(
    'conflict',
    `“${what}” is ${state === 'done' ? 'done' : 'given up'} already. There is nothing left to do.`,
  );
}

function invalid(message: string): AccordError {
  return new AccordError('invalid', message);
}
