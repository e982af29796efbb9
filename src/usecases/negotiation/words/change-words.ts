import { readDuration } from '../../../domain/clock/duration.ts';
import { termAt } from '../../../domain/negotiation/term-path.ts';
import type { Difference } from '../../../domain/register/differences.ts';
import { durationWords } from '../../../domain/target/duration-words.ts';
import { isInPercent, targetName } from '../../../domain/target/kind-words.ts';
import { type TargetTerms, targetTerms } from '../../../domain/target/target-terms.ts';
import { tellChanges } from '../../register/words/tell-differences.ts';

/** One changed term by its path, in words; null where it is absent. */
export type ChangeWords = {
  readonly path: string;
  readonly what: string;
  readonly before: string | null;
  readonly after: string | null;
};

/** What changes, how it was and how it is to be; a promise is called as people call it. */
export function changeWords(change: Difference, terms: unknown): ChangeWords {
  const { path } = change;
  const [told] = tellChanges([change]);
  const { what, before, after } = told ?? { what: path, before: null, after: null };
  const target = targetAt(path, terms);
  const value = (words: string | null) => words && valueWords(path, words, target);
  return { path, what: named(what, target), before: value(before), after: value(after) };
}

/** The promise that a path is about; null where it is about none. */
function targetAt(path: string, terms: unknown): TargetTerms | null {
  const [, key] = /^targets\.([^.]+)/.exec(path) ?? [];
  if (key === undefined) return null;
  return targetTerms.safeParse(termAt(terms, `targets.${key}`)).data ?? null;
}

function named(what: string, target: TargetTerms | null): string {
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
