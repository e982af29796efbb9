import { canonicalJson } from './canonical-json.ts';
import { member } from './problem.ts';

/** One term that differs: `targets.p1-response.within`, before and after; null where it is absent. */
export type Difference = {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
};

/** Term by term what changed; list items that have a key are compared by it, wherever they stand. */
export function differencesBetween(before: unknown, after: unknown): readonly Difference[] {
  return compare('', before, after);
}

function compare(path: string, before: unknown, after: unknown): readonly Difference[] {
  if (canonicalJson(before) === canonicalJson(after)) return [];
  const left = namedMembers(before);
  const right = namedMembers(after);
  if (left === null || right === null) {
    return [{ path, before: write(before), after: write(after) }];
  }
  const names = [...new Set([...left.keys(), ...right.keys()])];
  const inside = names.flatMap((name) =>
    compare(path === '' ? name : `${path}.${name}`, left.get(name), right.get(name)),
  );
  return inside.length > 0 ? inside : [{ path, before: order(left), after: order(right) }];
}

/** The members by name, list items by what people tell them apart by; null for what is compared as a whole. */
export function namedMembers(value: unknown): ReadonlyMap<string, unknown> | null {
  if (value === undefined || value === null) return null;
  if (!Array.isArray(value)) {
    return typeof value === 'object' ? new Map(Object.entries(value)) : null;
  }
  const keys = value.map(identity);
  const named = !keys.includes('') && new Set(keys).size === keys.length;
  return named ? new Map(value.map((item, index) => [String(keys[index]), item])) : null;
}

/** By what people tell the items of a list apart: key, credited target, or date and region. */
function identity(item: unknown): string {
  const words = ['key', 'target', 'date', 'region'].map((name) => member(item, name));
  return words.filter((word) => typeof word === 'string').join(' ');
}

function order(members: ReadonlyMap<string, unknown>): string {
  return [...members.keys()].join(', ');
}

function write(value: unknown): string | null {
  if (value === undefined) return null;
  return typeof value === 'string' ? value : canonicalJson(value);
}
