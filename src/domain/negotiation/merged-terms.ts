import type { DraftTerms } from '../draft/draft.ts';
import { type Negotiation, positionOf, type Round } from './negotiation.ts';
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
  return changes.reduce((merged, { path }) => {
    const answer = answers.find((one) => one.path === path)?.answer;
    if (answer?.kind === 'countered') return withTerm(merged, path, answer.value);
    const isKept = answer ? answer.kind === 'declined' : unanswered === 'before';
    return isKept ? withTerm(merged, path, termAt(before, path)) : merged;
  }, terms);
}
