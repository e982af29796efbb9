import {
  type Grant,
  grantsOf,
  type PartyTerms,
  type Person,
  type Role,
} from '../../domain/party/party-terms.ts';
import type { Deed } from '../../domain/party/responsibilities.ts';
import type { PartyRevision } from '../../domain/register/register.ts';
import type { Viewing } from '../status/viewing.ts';
import type { About } from './show-who.ts';

/** Somebody who has to do with a service or an agreement. */
export type ConcernedPerson = {
  readonly key: string;
  readonly name: string;
  /** The id of their chat user, where it is known. */
  readonly user: string | null;
  readonly partyName: string;
  readonly side: PartyTerms['kind'];
  readonly roles: readonly Role[];
  /** The deeds for which the terms name this person, whatever their roles. */
  readonly named: readonly Deed[];
  readonly deputyName: string | null;
};

/** The people of the parties around what was asked about, with the roles that they hold for it. */
export function concernedPeople(view: Viewing, about: About): readonly ConcernedPerson[] {
  const named = namedDeeds(about);
  const around = partiesAround(about);
  return [...view.register.parties.values()]
    .filter(({ key, terms }) => mayKnow(view, key) && concerns(terms, { key, around, named }))
    .flatMap((party) =>
      party.terms.people.flatMap((person) => concerned(person, { party, about, named, around })),
    );
}

type Named = ReadonlyMap<string, readonly Deed[]>;

/** Outsiders are told of the provider's people and of their own; of no other customer's and no supplier's. */
function mayKnow({ register, viewer }: Viewing, partyKey: string): boolean {
  if (viewer.kind === 'staff') return true;
  if (viewer.kind === 'stranger') return false;
  const isProvider = register.parties.get(partyKey)?.terms.kind === 'provider';
  return isProvider || viewer.partyKeys.includes(partyKey);
}

/** An agreement concerns its own customer only, however many others use the service. */
function partiesAround({ named, services, agreements }: About): ReadonlySet<string> {
  const ofServices = services.flatMap(({ terms }) => [
    terms.provider,
    ...(terms.suppliers ?? []),
    ...(named.kind === 'service' ? terms.customers : []),
  ]);
  const ofAgreements = agreements.flatMap(({ terms }) => [terms.provider, terms.customer]);
  return new Set([...ofServices, ...ofAgreements]);
}

/** The provider's people who are responsible for all of its services answer for this one, too. */
function concerns(
  { kind, people }: PartyTerms,
  seen: { readonly key: string; readonly around: ReadonlySet<string>; readonly named: Named },
): boolean {
  return (
    kind === 'provider' ||
    seen.around.has(seen.key) ||
    people.some(({ key }) => seen.named.has(key))
  );
}

type Seen = {
  readonly party: PartyRevision;
  readonly about: About;
  readonly named: Named;
  readonly around: ReadonlySet<string>;
};

/** Roles that are held for the whole provider; the others count in the party that has to do with it. */
const EVERYWHERE: readonly Role[] = [
  'administrator',
  'service-level-manager',
  'supplier-manager',
  'finance',
  'executive',
  'approver',
];

function concerned(
  person: Person,
  { party, about, named, around }: Seen,
): readonly ConcernedPerson[] {
  const deeds = named.get(person.key) ?? [];
  const isAround = around.has(party.key);
  const roles = grantsOf(person)
    .filter((grant) => isFor(grant, about, around))
    .filter(
      ({ role, services }) =>
        isAround ||
        services !== null ||
        (party.terms.kind === 'provider' && EVERYWHERE.includes(role)),
    )
    .map(({ role }) => role);
  // Who owns a service is named by it; another owner in the same team answers for other services.
  const own = ownsAnother(roles, deeds, about)
    ? roles.filter((role) => role !== 'service-owner')
    : roles;
  if (own.length === 0 && deeds.length === 0) return [];
  const deputy = party.terms.people.find(({ key }) => key === person.deputy);
  return [
    {
      key: person.key,
      name: person.name,
      user: person.user ?? null,
      partyName: party.terms.name,
      side: party.terms.kind,
      roles: [...new Set(own)],
      named: deeds,
      deputyName: deputy?.name ?? null,
    },
  ];
}

function ownsAnother(roles: readonly Role[], deeds: readonly Deed[], { services }: About): boolean {
  const isOwned = services.length > 0 && services.every(({ terms }) => terms.owner !== undefined);
  return roles.includes('service-owner') && isOwned && !deeds.includes('own');
}

function isFor({ services, parties }: Grant, about: About, around: ReadonlySet<string>): boolean {
  const keys = about.services.map(({ key }) => key);
  return (
    (services === null || services.some((key) => keys.includes(key))) &&
    (parties === null || parties.some((key) => around.has(key)))
  );
}

/** Whom the terms name themselves: owners, who holds the review, who signs. */
function namedDeeds({ services, agreements }: About): Named {
  const pairs: (readonly [string | undefined, Deed])[] = [
    ...services.map(({ terms }) => [terms.owner, 'own'] as const),
    ...agreements.map(({ terms }) => [terms.review?.owner, 'review'] as const),
    ...agreements.flatMap(({ terms: { signatories } }) =>
      [...(signatories?.provider ?? []), ...(signatories?.customer ?? [])].map(
        (key) => [key, 'sign'] as const,
      ),
    ),
  ];
  const deeds = new Map<string, readonly Deed[]>();
  for (const [key, deed] of pairs) {
    if (key !== undefined) deeds.set(key, [...new Set([...(deeds.get(key) ?? []), deed])]);
  }
  return deeds;
}
