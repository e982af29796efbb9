import type { DraftTerms } from '../draft/draft.ts';
import { termAt, withTerm } from './term-path.ts';

/** What carries an agreement and where its team talks: terms that nobody of another company sees. */
export const INSIDE_TERMS: readonly string[] = ['supportedBy', 'report.teamChannel'];

/** The terms that both sides agree on, without those for the inside alone. */
export function sharedTerms(terms: DraftTerms): DraftTerms {
  return INSIDE_TERMS.filter((path) => termAt(terms, path) !== undefined).reduce(
    (shared, path) => withTerm(shared, path, null),
    terms,
  );
}
