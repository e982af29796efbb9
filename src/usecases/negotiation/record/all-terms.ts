import type { DraftTerms } from '../../../domain/draft/draft.ts';
import { tellDifferences } from '../../register/words/tell-differences.ts';

export type SaidTerm = { readonly what: string; readonly says: string };

/** In this order people read an agreement; what is not named here comes last. */
const ORDER = [
  ...['name', 'description', 'kind', 'level', 'customer', 'provider', 'services', 'effective'],
  ...['timeZone', 'calendar', 'support', 'targets', 'maintenance', 'credits', 'creditCap'],
  ...['responsibilities', 'supportedBy', 'handOver', 'review', 'report', 'signatories'],
];

/** Every term on the table in words, each promise as the sentence that it is; none before the first offer. */
export function allTerms({ terms }: { readonly terms: DraftTerms | null }): readonly SaidTerm[] {
  if (terms === null) return [];
  return Object.entries(terms)
    .toSorted(([a], [b]) => place(a) - place(b))
    .flatMap(([name, term]) =>
      tellDifferences({ [name]: emptied(term) }, { [name]: inOrder(term) }),
    )
    .flatMap(({ what, after }) => (after === null ? [] : [{ what, says: after }]));
}

function place(name: string): number {
  const found = ORDER.indexOf(name);
  return found < 0 ? ORDER.length : found;
}

/** When it begins and ends comes before what else is said about that. */
function inOrder(term: unknown): unknown {
  const isBlock = typeof term === 'object' && term !== null && !Array.isArray(term);
  return isBlock ? { from: undefined, to: undefined, ...term } : term;
}

/** What has parts is told part by part. */
function emptied(term: unknown): unknown {
  if (Array.isArray(term)) return [];
  return typeof term === 'object' && term !== null ? {} : undefined;
}
