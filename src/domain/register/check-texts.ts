import { found } from './explain-issue.ts';
import type { Path, Problem } from './problem.ts';

// What a reader puts in the place of what is no UTF-8.
const REPLACED = '\uFFFD';
const IMPOSSIBLE = /[\0\p{Cs}]/u;

/** Texts that were saved in another encoding, or that no database keeps, wherever they stand. */
export function checkTexts(terms: unknown, path: Path = []): readonly Problem[] {
  if (typeof terms === 'string') return checkText(terms, path);
  if (typeof terms !== 'object' || terms === null) return [];
  const entries: readonly (readonly [string | number, unknown])[] = Array.isArray(terms)
    ? [...terms.entries()]
    : Object.entries(terms);
  return entries.flatMap(([step, value]) => checkTexts(value, [...path, step]));
}

function checkText(text: string, path: Path): readonly Problem[] {
  if (text.includes(REPLACED)) {
    const message = `${found(text)} has a character that cannot be read (${REPLACED}): save the file as UTF-8`;
    return [{ path, message }];
  }
  if (!IMPOSSIBLE.test(text)) return [];
  return [{ path, message: `${found(text)} has a character that no text can have: take it out` }];
}
