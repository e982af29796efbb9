import { readDuration } from '../../../domain/clock/duration.ts';
import { durationWords } from '../../../domain/target/duration-words.ts';
import { targetSentence } from '../../../domain/target/kind-words.ts';
import { targetTerms } from '../../../domain/target/target-terms.ts';
import { termWords } from '../../register/words/term-words.ts';

/** The value of a term as people say it; a promise as the sentence that it is. */
export function valueWords(path: string, value: unknown): string {
  if (value === null || value === undefined) return 'to leave it out';
  const target = /^targets\.[^.]+$/.test(path) ? targetTerms.safeParse(value).data : undefined;
  if (target) return targetSentence(target);
  const words = termWords(path, value);
  return readDuration(words) === null ? words : durationWords(words);
}
