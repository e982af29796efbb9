import { deadlineWords } from '../../domain/target/duration-words.ts';
import { wordsOf } from '../../domain/target/kind-words.ts';
import { capitalised } from '../../domain/target/sampled.ts';
import type { TargetTerms } from '../../domain/target/target-terms.ts';
import { limitWords } from './length-words.ts';

/** What a target promises, in plain words: “Priority 1 answered within 15 min, 95 % of the time”. */
export function promiseWords(terms: TargetTerms): string {
  switch (terms.kind) {
    case 'availability':
      return `Available ${howOften(terms.objective)}`;
    case 'response':
      return `${subject(terms.priority)} answered ${deadlineWords(terms.within, limitWords)}, ${howOften(terms.attainment)}`;
    case 'resolution':
      return `${subject(terms.priority)} resolved ${deadlineWords(terms.within, limitWords)}, ${howOften(terms.attainment)}`;
    case 'update':
      return `${subject(terms.priority)} updated ${deadlineWords(terms.within, limitWords).replace(/^within/, 'at least every')}, ${howOften(terms.attainment)}`;
    default:
      return capitalised(wordsOf(terms)?.sentence ?? terms.kind);
  }
}

function howOften(percentage: string): string {
  return /^100(\.0+)?$/.test(percentage) ? 'always' : `${percentage} % of the time`;
}

function subject(priority: string): string {
  if (priority === 'any') return 'Every ticket';
  return `Priority ${priority.replace(/^P(?=\d)/, '')}`;
}
