import { deadlineWords } from '../../domain/target/duration-words.ts';
import { wordsOf } from '../../domain/target/kind-words.ts';
import { capitalised } from '../../domain/target/sampled.ts';
import { segmentWords } from '../../domain/target/segment.ts';
import type { TargetTerms } from '../../domain/target/target-terms.ts';
import type { WorkItemTerms } from '../../domain/target/work-item-cases.ts';
import { limitWords } from './length-words.ts';

/** What a target promises, in plain words: “Priority 1 answered within 15 min, 95 % of the time”. */
export function promiseWords(terms: TargetTerms): string {
  switch (terms.kind) {
    case 'availability':
      return `Available ${howOften(terms.objective)}`;
    case 'response':
      return `${subject(terms)} answered ${deadline(terms)}, ${howOften(terms.attainment)}`;
    case 'resolution':
      return `${subject(terms)} resolved ${deadline(terms)}, ${howOften(terms.attainment)}`;
    case 'update':
      return `${subject(terms)} updated ${deadline(terms).replace(/^within/, 'at least every')}, ${howOften(terms.attainment)}`;
    default:
      return capitalised(wordsOf(terms)?.sentence ?? terms.kind);
  }
}

function deadline({ within, holder }: Pick<WorkItemTerms, 'within' | 'holder'>): string {
  const words = deadlineWords(within, limitWords);
  return holder === undefined ? words : `${words} while ${holder} holds it`;
}

function howOften(percentage: string): string {
  return /^100(\.0+)?$/.test(percentage) ? 'always' : `${percentage} % of the time`;
}

function subject({ priority, segment }: Pick<WorkItemTerms, 'priority' | 'segment'>): string {
  const whose = segment === undefined ? '' : ` (${segmentWords(segment)})`;
  if (priority === 'any') return `Every ticket${whose}`;
  return `Priority ${priority.replace(/^P(?=\d)/, '')}${whose}`;
}
