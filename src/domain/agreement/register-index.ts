import type { Register } from '../register/register.ts';

/** What is looked up in a whole register, each answering with the keys of documents. */
const INDEXES = {
  /** The agreements about a service with a customer: “acme email”. */
  'promised-to': ({ agreements }: Register) =>
    [...agreements].flatMap(([key, revisions]) =>
      revisions.flatMap(({ terms: { customer, services } }) =>
        services.map((service) => [`${customer} ${service}`, key] as const),
      ),
    ),
  /** The OLAs and contracts of a service. */
  'below-service': ({ agreements }: Register) =>
    [...agreements].flatMap(([key, revisions]) =>
      revisions
        .filter(({ terms }) => terms.kind === 'OLA' || terms.kind === 'UC')
        .flatMap(({ terms }) => terms.services.map((service) => [service, key] as const)),
    ),
  /** The parties that a person belongs to. */
  'party-of': ({ parties }: Register) =>
    [...parties].flatMap(([key, { terms }]) =>
      terms.people.map((person) => [person.key, key] as const),
    ),
} as const;

export type Lookup = keyof typeof INDEXES;

export const LOOKUPS: readonly Lookup[] = ['promised-to', 'below-service', 'party-of'];

type Origin = { readonly register: Register; readonly saw: (name: string) => void };

const origins = new WeakMap<Register, Origin>();

/** Lets what looks things up in one register look in another one, which is told of it. */
export function standsFor(register: Register, origin: Origin): void {
  origins.set(register, origin);
}

type Sought = { readonly by: Lookup; readonly of: string };

/** The keys of what belongs to something; every register is looked through once. */
export function lookedUp(register: Register, { by, of }: Sought): readonly string[] {
  const origin = origins.get(register);
  origin?.saw(`${by} ${of}`);
  return indexOf(origin?.register ?? register, by).get(of) ?? [];
}

type Index = ReadonlyMap<string, readonly string[]>;

const indexes = new WeakMap<Register, Map<Lookup, Index>>();

function indexOf(register: Register, by: Lookup): Index {
  const own = indexes.get(register) ?? new Map<Lookup, Index>();
  indexes.set(register, own);
  const index = own.get(by) ?? grouped(INDEXES[by](register));
  own.set(by, index);
  return index;
}

function grouped(pairs: readonly (readonly [string, string])[]): Index {
  const groups = new Map<string, Set<string>>();
  for (const [of, key] of pairs) {
    const own = groups.get(of) ?? new Set();
    groups.set(of, own.add(key));
  }
  return new Map([...groups].map(([of, keys]) => [of, [...keys]]));
}
