import type { DraftTerms } from '../draft/draft.ts';
import { withTerm } from './term-path.ts';

/** The terms that both sides agree on: what carries an agreement and where its team talks stays inside. */
export function sharedTerms(terms: DraftTerms): DraftTerms {
  const { supportedBy: _, ...shared } = terms;
  return shared.report === undefined ? shared : withTerm(shared, 'report.teamChannel', null);
}
