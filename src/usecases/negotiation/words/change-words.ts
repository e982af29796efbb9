import { termAt } from '../../../domain/negotiation/term-path.ts';
import type { Difference } from '../../../domain/register/differences.ts';
import { targetName } from '../../../domain/target/kind-words.ts';
import { targetTerms } from '../../../domain/target/target-terms.ts';
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
  return { path, what: named(what, path, terms), before, after };
}

function named(what: string, path: string, terms: unknown): string {
  const [, key] = /^targets\.([^.]+)/.exec(path) ?? [];
  const target = targetTerms.safeParse(termAt(terms, `targets.${key}`)).data;
  if (key === undefined || !target || !what.startsWith(key)) return what;
  return `${targetName(target)}${what.slice(key.length)}`;
}
