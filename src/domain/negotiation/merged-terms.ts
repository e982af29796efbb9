import type { DraftTerms } from '../draft/draft.ts';
import { type Negotiation, positionOf, type Round } from './negotiation.ts';
import { normalTerms } from './sided-terms.ts';
import { otherSide } from './sides.ts';
import { termAt, withTerm } from './term-path.ts';

/**
 * What the answers to an offer come to: what was accepted as offered, what was countered as the other side wants it,
 * what was declined as it was before. Terms without an answer stay as offered, or as they were when their date is over.
 */
export function mergedTerms(
  state: Negotiation,
  { side, terms, changes, answers }: Round,
  unanswered: 'offered' | 'before',
): DraftTerms {
  const before = positionOf(state, otherSide(side));
  const merged = changes.reduce((all, { path }) => {
    const answer = answers.find((one) => one.path === path)?.answer;
    if (answer?.kind === 'countered') return withTerm(all, path, answer.value);
    const isKept = answer ? answer.kind === 'declined' : unanswered === 'before';
    return isKept ? withTerm(all, path, termAt(before, path)) : all;
  }, terms);
  return normalTerms(merged);
}
