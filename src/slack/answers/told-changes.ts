import type { NegotiationView } from '../../usecases/negotiation/negotiation-view.ts';
import {
  type ToldDifference,
  tellDifferences,
} from '../../usecases/register/words/tell-differences.ts';

/** What the terms on the table change, each promise as the sentence that it is. */
export function toldChanges({
  before,
  terms,
}: Pick<NegotiationView, 'before' | 'terms'>): readonly ToldDifference[] {
  return terms === null ? [] : tellDifferences(before, terms);
}
