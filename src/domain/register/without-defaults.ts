import { targetTerms } from '../target/target-terms.ts';
import { canonicalJson } from './canonical-json.ts';

/** A term as a person would write it: without empty lists and blocks, and without what a target has anyway. */
export function withoutDefaults(path: string, term: unknown): unknown {
  if (typeof term !== 'object' || term === null || Array.isArray(term)) return term;
  const isTarget = /^targets\.[^.]+$/.test(path);
  return Object.fromEntries(
    Object.entries(term).filter(
      ([name, value]) => !isEmpty(value) && !(isTarget && isDefault(term, name)),
    ),
  );
}

/** Whether a value is a list or a block of nothing. */
export function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

function isDefault(target: object, name: string): boolean {
  const others = Object.fromEntries(Object.entries(target).filter(([other]) => other !== name));
  const read = targetTerms.safeParse(others).data;
  return read !== undefined && canonicalJson(read) === canonicalJson(target);
}
