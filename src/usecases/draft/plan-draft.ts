import type { Instant } from '../../domain/calendar/instant.ts';
import type { Draft } from '../../domain/draft/draft.ts';
import type { Register } from '../../domain/register/register.ts';
import { type ImportPlan, planImport } from '../register/plan-import.ts';

/** A mistake in a draft: which term, and a sentence with what was found and what was expected. */
export type DraftProblem = { readonly path: string; readonly message: string };

type Planned = Pick<Draft, 'kind' | 'key' | 'terms'> & { readonly now: Instant };

/** What publishing a draft would do: exactly what importing it as a file does. */
export function planDraft(register: Register, { kind, key, terms, now }: Planned): ImportPlan {
  const { [kind]: _, ...rest } = terms;
  // JSON is YAML, and every check and every sentence of an import holds for a draft as well.
  const text = JSON.stringify({ [kind]: key, ...rest });
  return planImport(register, { files: [{ name: `${kind} ${key}`, text }], now });
}

/** Everything that keeps a draft from being published, all at once. */
export function draftProblems(register: Register, planned: Planned): readonly DraftProblem[] {
  return planDraft(register, planned).problems.map(({ path, message }) => ({ path, message }));
}
