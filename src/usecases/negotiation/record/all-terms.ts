import type { DraftTerms } from '../../../domain/draft/draft.ts';
import { tellDifferences } from '../../register/words/tell-differences.ts';

export type SaidTerm = { readonly what: string; readonly says: string };

/** Every term on the table in words, each promise as the sentence that it is; none before the first offer. */
export function allTerms({ terms }: { readonly terms: DraftTerms | null }): readonly SaidTerm[] {
  if (terms === null) return [];
  return tellDifferences({}, terms).map(({ what, after }) => ({ what, says: after ?? '–' }));
}
