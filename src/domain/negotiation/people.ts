import { grantsOf, type Person, type Role } from '../party/party-terms.ts';
import type { PartyRevision, Register } from '../register/register.ts';
import { homeSide, otherSide, partiesOf, type Side, type SidedTerms } from './sides.ts';

/** Somebody whom a party lists. */
export type ListedPerson = { readonly party: PartyRevision; readonly person: Person };

/** Everybody who stands on a side: the people of its parties, and whoever signs for it. */
export function peopleOf(
  register: Register,
  terms: SidedTerms,
  side: Side,
): readonly ListedPerson[] {
  const theirs = terms.signatories?.[otherSide(side)] ?? [];
  const own = terms.signatories?.[side] ?? [];
  const listed = partiesOf(register, terms, side)
    .flatMap((party) => party.terms.people.map((person) => ({ party, person })))
    .filter(({ person: { key } }) => !theirs.includes(key) || own.includes(key));
  return side === homeSide(terms) ? listed : [...listed, ...signingFor(register, terms, side)];
}

/** Those of other own teams who sign for a team. */
function signingFor(register: Register, terms: SidedTerms, side: Side): readonly ListedPerson[] {
  const own = terms.signatories?.[side] ?? [];
  const theirs = terms.signatories?.[otherSide(side)] ?? [];
  return [...register.parties.values()]
    .filter(({ key, terms: { kind } }) => kind === 'provider' && key !== terms[side])
    .flatMap((party) => party.terms.people.map((person) => ({ party, person })))
    .filter(({ person: { key } }) => own.includes(key) && !theirs.includes(key));
}

/** Those of some people who hold one of the roles for what an agreement is about. */
export function holdersOf(
  people: readonly ListedPerson[],
  roles: readonly Role[],
  { services, customer, provider }: Pick<SidedTerms, 'services' | 'customer' | 'provider'>,
): readonly ListedPerson[] {
  return people.filter(({ person }) =>
    grantsOf(person).some(
      (grant) =>
        roles.includes(grant.role) &&
        (grant.services === null || services.every((key) => grant.services?.includes(key))) &&
        (grant.parties === null ||
          grant.parties.includes(customer) ||
          grant.parties.includes(provider)),
    ),
  );
}

/** Whoever stands in for somebody, as far as they are still listed on the same side. */
export function deputyOf(
  people: readonly ListedPerson[],
  deputy: string | null | undefined,
): ListedPerson | null {
  return people.find(({ person }) => person.key === deputy) ?? null;
}

/** What a person is called whom any party lists; the key of somebody who has left all of them. */
export function personNamed({ parties }: Pick<Register, 'parties'>, key: string): string {
  const people = [...parties.values()].flatMap(({ terms }) => terms.people);
  return people.find((person) => person.key === key)?.name ?? key;
}

const MOST_ASKED = 3;

/** “Ask Ada, Ben or Carl.”: those who could do it instead, as far as people read on. */
export function askWords(register: Pick<Register, 'parties'>, keys: readonly string[]): string {
  const names = keys.slice(0, MOST_ASKED).map((key) => personNamed(register, key));
  const last = names.at(-1) ?? '';
  const others = names.slice(0, -1);
  return `Ask ${others.length > 0 ? `${others.join(', ')} or ${last}` : last}.`;
}
