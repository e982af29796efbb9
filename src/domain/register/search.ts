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
export function findService(register: Register, text: string): Found<ServiceRevision> {
  return find(
    text,
    [...register.services.values()].map((thing) => ({
      key: thing.key,
      names: [thing.terms.name, ...thing.terms.aliases],
      thing,
    })),
  );
}

/** An agreement by key or name: its latest revision. */
export function findAgreement(register: Register, text: string): Found<AgreementRevision> {
  return find(
    text,
    [...register.agreements.values()].flatMap((revisions) =>
      revisions.slice(-1).map((thing) => ({
        key: thing.key,
        names: ownName(thing.terms),
        thing,
      })),
    ),
  );
}

/** A customer, provider or supplier by key or name. */
export function findParty(register: Register, text: string): Found<PartyRevision> {
  return find(
    text,
    [...register.parties.values()].map((thing) => ({
      key: thing.key,
      names: [thing.terms.name],
      thing,
    })),
  );
}

/** Somebody of any party by key, name, user id or e-mail address. */
export function findPerson(
  register: Register,
  text: string,
): Found<Person & { readonly partyKey: string }> {
  return find(
    text,
    [...register.parties.values()].flatMap((party) =>
      party.terms.people.map((person) => ({
        key: person.key,
        names: [person.name, person.user, person.email].filter((name) => name !== undefined),
        thing: { ...person, partyKey: party.key },
      })),
    ),
  );
}

function find<Thing>(text: string, candidates: readonly Named<Thing>[]): Found<Thing> {
  const exact = candidates.find(({ key }) => key === text);
  if (exact) return { match: exact.thing, suggestions: [] };
  const wanted = simplify(text);
  const alike = candidates.filter(({ key, names }) =>
    [key, ...names].some((name) => simplify(name) === wanted),
  );
  const match = alike.length === 1 ? alike[0] : undefined;
  if (match) return { match: match.thing, suggestions: [] };
  return {
    match: null,
    suggestions: (alike.length > 1 ? alike.map(({ key }) => key) : suggest(text, candidates)).slice(
      0,
      5,
    ),
  };
}

function suggest<Thing>(text: string, candidates: readonly Named<Thing>[]): readonly string[] {
  const near = nearest(
    text,
    candidates.flatMap(({ key, names }) => [key, ...names]),
  );
  const keys = near.flatMap((name) =>
    candidates.filter((one) => one.key === name || one.names.includes(name)).map(({ key }) => key),
  );
  return [...new Set(keys)];
}

function ownName({ name }: AgreementTerms): readonly string[] {
  return name === undefined ? [] : [name];
}
