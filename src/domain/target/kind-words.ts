import { AccordError } from '../error.ts';
import type { Sample } from '../measurement/sample.ts';
import { TARGET_KINDS } from './kinds/index.ts';
import type { KindUnit, KindWords, Need } from './kinds/target-kind.ts';
import type { TargetTerms } from './target-terms.ts';

/** A target in few words: “Availability”, “P1 response”. */
export function targetName(terms: TargetTerms): string {
  return wordsOf(terms).name;
}

/** The promise as a sentence: “90 % of P1 tickets each month resolved within 4 support hours”. */
export function targetSentence(terms: TargetTerms): string {
  return wordsOf(terms).sentence;
}

/** What was promised: a percentage, or the number that a kind without one is about. */
export function objectiveOf(terms: TargetTerms): string {
  return wordsOf(terms).objective;
}

/** Whether what was promised, and so what is reached, is a percentage. */
export function isInPercent(terms: TargetTerms): boolean {
  return wordsOf(terms).inPercent;
}

// Every alert and every answer asks for them.
const known = new WeakMap<TargetTerms, KindWords>();

/** How people speak of a target: its kind's own words. */
function wordsOf(terms: TargetTerms): KindWords {
  const words = known.get(terms) ?? findWords(terms);
  known.set(terms, words);
  return words;
}

function findWords(terms: TargetTerms): KindWords {
  const words = TARGET_KINDS.map((kind) => kind.words(terms)).find((each) => each !== null);
  if (words) return words;
  throw new AccordError('internal', `The kind “${terms.kind}” has no words for its promise.`);
}

/** What a target counts, such as time or cases. */
export function unitOf(terms: TargetTerms): KindUnit {
  const own = TARGET_KINDS.find(({ kind }) => kind === terms.kind);
  if (own) return own.unit;
  throw new AccordError('internal', `The kind “${terms.kind}” says not what it counts.`);
}

/** Why a sample cannot be one of a target: “the answer “9” …”; null where it can. */
export function whyUnfit(terms: TargetTerms, sample: Sample): string | null {
  for (const kind of TARGET_KINDS) {
    const why = kind.unfit(terms, sample);
    if (why !== null) return why;
  }
  return null;
}

/** What a target is measured from. */
export function needOf(terms: TargetTerms): Need {
  const need = TARGET_KINDS.map((kind) => kind.needs(terms)).find((each) => each !== null);
  if (need) return need;
  throw new AccordError('internal', `The kind “${terms.kind}” says not what it is measured from.`);
}
