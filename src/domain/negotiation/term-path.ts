import type { DraftTerms } from '../draft/draft.ts';
import { draftTerms } from '../draft/draft-terms.ts';
import { namedMembers } from '../register/differences.ts';

/** What terms hold at the path of a difference; undefined where they hold nothing there. */
export function termAt(terms: unknown, path: string): unknown {
  if (path === '') return terms;
  const { name, rest } = firstOf(path);
  const value = namedMembers(terms)?.get(name);
  return rest === '' ? value : termAt(value, rest);
}

/** The terms with another value at a path; without it where the value is undefined or null. */
export function withTerm(terms: DraftTerms, path: string, value: unknown): DraftTerms {
  return draftTerms(replaced(terms, path, value ?? undefined));
}

function replaced(terms: unknown, path: string, value: unknown): unknown {
  const members = namedMembers(terms) ?? new Map<string, unknown>();
  const { name, rest } = firstOf(path);
  const next = rest === '' ? value : replaced(members.get(name), rest, value);
  const all = new Map([...members, [name, next] as const]);
  const kept = [...all].filter(([, one]) => one !== undefined);
  return Array.isArray(terms) ? kept.map(([, one]) => one) : Object.fromEntries(kept);
}

function firstOf(path: string): { readonly name: string; readonly rest: string } {
  const dot = path.indexOf('.');
  return dot < 0
    ? { name: path, rest: '' }
    : { name: path.slice(0, dot), rest: path.slice(dot + 1) };
}
