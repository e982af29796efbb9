import { TARGET_KINDS } from './kinds/index.ts';
import type { KindWords, Need } from './kinds/target-kind.ts';
import type { TargetTerms } from './target-terms.ts';

/** How people speak of a target whose kind says so itself; null for the others. */
export function wordsOf(terms: TargetTerms): KindWords | null {
  return TARGET_KINDS.map((kind) => kind.words(terms)).find((words) => words !== null) ?? null;
}

/** What a target is measured from. */
export function needOf(terms: TargetTerms): Need {
  const stated = TARGET_KINDS.map((kind) => kind.needs(terms)).find((need) => need !== null);
  return stated ?? (terms.kind === 'availability' ? 'outages' : 'clocks');
}
