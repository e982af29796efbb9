import { capitalised } from '../../domain/target/capitalised.ts';
import { targetSentence } from '../../domain/target/kind-words.ts';
import type { TargetTerms } from '../../domain/target/target-terms.ts';

/** What a target promises, as the first words of a line. */
export function promiseLine(terms: TargetTerms): string {
  return capitalised(targetSentence(terms));
}
