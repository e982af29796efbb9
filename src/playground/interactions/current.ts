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
export function currentValues(filled: Filled, { selections }: Workspace): JsonObject {
  const { user, blocks, key, answers } = filled;
  const values = stateValues(blocks, answers);
  const answered = Object.entries(values).filter(([block]) => block in answers);
  selections.merge(user, key, Object.fromEntries(answered));
  const known = Object.entries(selections.of(user, key)).filter(([block]) => block in values);
  return { ...values, ...Object.fromEntries(known) };
}
