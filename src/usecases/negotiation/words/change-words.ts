import { readDuration } from '../../../domain/clock/duration.ts';
import { termAt } from '../../../domain/negotiation/term-path.ts';
import type { Difference } from '../../../domain/register/differences.ts';
import { durationWords } from '../../../domain/target/duration-words.ts';
import { isInPercent, targetName } from '../../../domain/target/kind-words.ts';
import { type TargetTerms, targetTerms } from '../../../domain/target/target-terms.ts';
import { tellChanges } from '../../register/words/tell-differences.ts';
import { placeName, termWords } from '../../register/words/term-words.ts';
import { named, type ReferenceName } from './reference-names.ts';

/** One changed term by its path, in words; null where it is absent. */
export type ChangeWords = {
  readonly path: string;
  readonly what: string;
  readonly before: string | null;
  readonly after: string | null;
};

/** Terms that say which promise a path is about, and what is called how. */
export type Known = { readonly terms: unknown; readonly nameOf: ReferenceName };

/** What changes, how it was and how it is to be; a promise is called as people call it. */
export function changeWords({ path, before, after }: Difference, known: Known): ChangeWords {
  const inWords = {
    path,
    before: renamed(path, before, known),
    after: renamed(path, after, known),
  };
  const [told] = tellChanges([inWords]);
  const target = targetAt(path, known.terms);
  const value = (words: string | null | undefined) =>
    words ? valueWords(path, words, target) : null;
  return {
    ...{ path, what: calledIn(told?.what ?? path, target) },
    ...{ before: value(told?.before), after: value(told?.after) },
  };
}

/** What people call the place of a term: “P1 response, within”. */
export function placeIn(path: string, terms: unknown): string {
  return calledIn(placeName(path), targetAt(path, terms));
}

/** The value that somebody wants for a term, in words; empty for a term that is to be left out. */
export function wantedWords(path: string, value: unknown, { terms, nameOf }: Known): string {
  return valueWords(path, termWords(path, named(path, value, nameOf)), targetAt(path, terms));
}

/** The text of a difference with names instead of keys. */
function renamed(path: string, text: string | null, { nameOf }: Known): string | null {
  if (text === null) return null;
  if (!/^[[{]/.test(text)) return String(named(path, text, nameOf));
  try {
    return JSON.stringify(named(path, JSON.parse(text), nameOf));
  } catch {
    // A text that a person wrote may begin with a bracket.
    return text;
  }
}

/** The promise that a path is about; null where it is about none. */
function targetAt(path: string, terms: unknown): TargetTerms | null {
  const [, key] = /^targets\.([^.[]+)/.exec(path) ?? [];
  if (key === undefined) return null;
  return targetTerms.safeParse(termAt(terms, `targets.${key}`)).data ?? null;
}

function calledIn(what: string, target: TargetTerms | null): string {
  if (!target || !what.startsWith(target.key)) return what;
  return `${targetName(target)}${what.slice(target.key.length)}`;
}

const SHARE = /\.(attainment|objective)$/;

/** Lengths of time and shares as people say them: “10 support minutes”, “99.9 %”. */
function valueWords(path: string, words: string, target: TargetTerms | null): string {
  if (readDuration(words) !== null) return durationWords(words);
  const isShare = SHARE.test(path) && target !== null && isInPercent(target);
  return isShare && /^[\d.]+$/.test(words) ? `${words} %` : words;
}
