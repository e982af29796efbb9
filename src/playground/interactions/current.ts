import type { JsonObject } from '../json.ts';
import type { Workspace } from '../state/workspace.ts';
import { type Answers, stateValues } from './answers.ts';

type Filled = {
  readonly user: string;
  readonly blocks: unknown;
  /** What the person's choices are remembered under. */
  readonly key: string;
  readonly answers: Answers;
};

/** `state.values` now: initial values, then earlier choices, then these answers; remembers them. */
export function currentValues(
  filled: Filled,
  { selections }: Pick<Workspace, 'selections'>,
): JsonObject {
  const { user, blocks, key, answers } = filled;
  const values = stateValues(blocks, answers);
  const answered = Object.entries(values).filter(([block]) => block in answers);
  selections.merge(user, key, Object.fromEntries(answered));
  // What was written in a form that is gone does not come back in the next one that has a field of the same name.
  selections.keepOnly(user, key, Object.keys(values));
  return { ...values, ...selections.of(user, key) };
}
