import type { AgreementTerms } from '../agreement/agreement-terms.ts';
import type { Person } from '../party/party-terms.ts';
import { nearest, simplify } from './nearest.ts';
import type { AgreementRevision, PartyRevision, Register, ServiceRevision } from './register.ts';

/** What a search gives: the one found, or the keys that may have been meant. */
export type Found<Thing> =
  | { readonly match: Thing; readonly suggestions: readonly [] }
  | { readonly match: null; readonly suggestions: readonly string[] };

type Named<Thing> = {
  readonly key: string;
  readonly names: readonly string[];
  readonly thing: Thing;
};

/** A service by key, name or alias; case, accents, spaces and hyphens make no difference. */
export function findService({ services }: Register, text: string): Found<ServiceRevision> {
  return find(text, servicesIn(services));
}

/** An agreement by key or name: its latest revision. */
export function findAgreement({ agreements }: Register, text: string): Found<AgreementRevision> {
  return find(text, agreementsIn(agreements));
}

/** A customer, provider or supplier by key or name. */
export function findParty({ parties }: Register, text: string): Found<PartyRevision> {
  return find(text, partiesIn(parties));
}

/** Somebody of any party by key, name, user id or e-mail address. */
export function findPerson({ parties }: Register, text: string): Found<PersonOfParty> {
  return find(text, peopleIn(parties));
}

type PersonOfParty = Person & { readonly partyKey: string };

const servicesIn = prepared((services: Register['services']) =>
  [...services.values()].map((thing) => ({
    key: thing.key,
    names: [thing.terms.name, ...thing.terms.aliases],
    thing,
  })),
);

const agreementsIn = prepared((agreements: Register['agreements']) =>
  [...agreements.values()].flatMap((revisions) =>
    revisions.slice(-1).map((thing) => ({ key: thing.key, names: ownName(thing.terms), thing })),
  ),
);

const partiesIn = prepared((parties: Register['parties']) =>
  [...parties.values()].map((thing) => ({ key: thing.key, names: [thing.terms.name], thing })),
);

const peopleIn = prepared((parties: Register['parties']) =>
  [...parties.values()].flatMap((party) =>
    party.terms.people.map((person) => ({
      key: person.key,
      names: [person.name, person.user, person.email].filter((name) => name !== undefined),
      thing: { ...person, partyKey: party.key },
    })),
  ),
);

/** What can be found: by its key, by its names without what makes no difference, and all names with whose they are. */
type Searched<Thing> = {
  readonly keys: ReadonlyMap<string, Named<Thing>>;
  readonly plain: ReadonlyMap<string, readonly Named<Thing>[]>;
  readonly names: ReadonlyMap<string, readonly Named<Thing>[]>;
};

/** What can be found in a part of a register, prepared once for all who search there. */
function prepared<Part extends object, Thing>(
  candidatesIn: (part: Part) => readonly Named<Thing>[],
) {
  const known = new WeakMap<Part, Searched<Thing>>();
  return (part: Part) => {
    const searched = known.get(part) ?? prepare(candidatesIn(part));
    known.set(part, searched);
    return searched;
  };
}

function prepare<Thing>(candidates: readonly Named<Thing>[]): Searched<Thing> {
  const keys = new Map<string, Named<Thing>>();
  const plain = new Map<string, Named<Thing>[]>();
  const names = new Map<string, Named<Thing>[]>();
  for (const candidate of candidates) {
    const own = new Set([candidate.key, ...candidate.names]);
    if (!keys.has(candidate.key)) keys.set(candidate.key, candidate);
    for (const name of own) add(names, name, candidate);
    for (const name of new Set([...own].map(simplify))) add(plain, name, candidate);
  }
  return { keys, plain, names };
}

function add<Value>(lists: Map<string, Value[]>, name: string, value: Value): void {
  const list = lists.get(name);
  if (list) list.push(value);
  else lists.set(name, [value]);
}

const MOST_SUGGESTIONS = 5;

function find<Thing>(text: string, { keys, plain, names }: Searched<Thing>): Found<Thing> {
  const alike = plain.get(simplify(text)) ?? [];
  const match = keys.get(text) ?? (alike.length === 1 ? alike[0] : undefined);
  if (match) return { match: match.thing, suggestions: [] };
  const meant =
    alike.length > 1 ? alike : nearest(text, names.keys()).flatMap((name) => names.get(name) ?? []);
  const suggestions = [...new Set(meant.map(({ key }) => key))].slice(0, MOST_SUGGESTIONS);
  return { match: null, suggestions };
}

function ownName({ name }: AgreementTerms): readonly string[] {
  return name === undefined ? [] : [name];
}
