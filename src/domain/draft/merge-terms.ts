import { canonicalJson } from '../register/canonical-json.ts';
import { namedMembers } from '../register/differences.ts';

/** Three states of the same terms: what both started from, and what each has made of it. */
export type ThreeWays = {
  readonly base: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
};

/** A term that both have changed, and not to the same. */
export type Clash = ThreeWays & { readonly path: string };

export type Merged = {
  /** Both changes together; where they clash, mine. */
  readonly mine: unknown;
  /** Both changes together; where they clash, theirs. */
  readonly theirs: unknown;
  readonly clashes: readonly Clash[];
};

/** Brings the changes of two people together, term by term; items of a list are told apart by their keys. */
export function mergeTerms({ base, mine, theirs }: ThreeWays): Merged {
  return merge('', { base, mine, theirs });
}

function merge(path: string, ways: ThreeWays): Merged {
  const { base, mine, theirs } = ways;
  if (same(mine, theirs) || same(base, theirs)) return { mine, theirs: mine, clashes: [] };
  if (same(base, mine)) return { mine: theirs, theirs, clashes: [] };
  const inside = insideOf(path, ways);
  return inside ?? { mine, theirs, clashes: [{ path, ...ways }] };
}

/** Member by member, where all that is there has members; null where it counts as a whole. */
function insideOf(path: string, { base, mine, theirs }: ThreeWays): Merged | null {
  const lists = [base, mine, theirs].filter((one) => one !== undefined).map(Array.isArray);
  const left = namedMembers(mine);
  const right = namedMembers(theirs);
  const before = base === undefined ? new Map<string, unknown>() : namedMembers(base);
  if (!left || !right || !before || new Set(lists).size > 1) return null;
  const names = [...new Set([...right.keys(), ...left.keys(), ...before.keys()])];
  const members = names.map((name) => {
    const ways = { base: before.get(name), mine: left.get(name), theirs: right.get(name) };
    return [name, merge(path === '' ? name : `${path}.${name}`, ways)] as const;
  });
  const together = (side: 'mine' | 'theirs') => {
    const kept = members
      .map(([name, merged]) => [name, merged[side]] as const)
      .filter(([, value]) => value !== undefined);
    return lists[0] ? kept.map(([, value]) => value) : Object.fromEntries(kept);
  };
  const clashes = members.flatMap(([, merged]) => merged.clashes);
  return { mine: together('mine'), theirs: together('theirs'), clashes };
}

function same(a: unknown, b: unknown): boolean {
  return a === undefined || b === undefined ? a === b : canonicalJson(a) === canonicalJson(b);
}
