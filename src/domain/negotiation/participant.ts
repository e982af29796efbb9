import { type Actor, nameActor } from '../party/actor.ts';
import { type Authority, may, subjectOf } from '../party/authority.ts';
import type { Role } from '../party/party-terms.ts';
import { isPerson } from '../party/viewer.ts';
import { holdersOf, peopleOf } from './people.ts';
import { homeSide, otherSide, type Side, type SidedTerms } from './sides.ts';

/** Somebody at the table, as the register knows them; never what a message claims about them. */
export type Participant = {
  /** As the audit trail names them. */
  readonly actor: string;
  /** Equal for one and the same human, however they came in. */
  readonly identity: string;
  readonly isPerson: boolean;
  /** Null for those who belong to neither side. */
  readonly side: Side | null;
  /** The keys under which the parties of their side list them. */
  readonly keys: readonly string[];
  /** Whether they may offer, answer, pause and withdraw for their side. */
  readonly mayNegotiate: boolean;
  readonly mayComment: boolean;
};

/** The roles that answer for a customer or a supplier. */
const ANSWERING: readonly Role[] = ['customer-representative', 'signatory', 'executive'];

type Coming = { readonly authority: Authority; readonly actor: Actor };

/** Who somebody is at the table of an agreement with such terms. */
export function participantOf(terms: SidedTerms, { authority, actor }: Coming): Participant {
  const home = homeSide(terms);
  const away = otherSide(home);
  const found = { provider: keysOn('provider'), customer: keysOn('customer') };
  const isStaff = authority.viewer.kind === 'staff';
  const side = found[away].length > 0 ? away : isStaff ? home : null;
  const keys = side === null ? [] : found[side];
  const mayNegotiate =
    side === home
      ? may(authority, 'draft-document', subjectOf(terms))
      : side === away && answers(terms, { authority, keys });
  const known = { actor: nameActor(actor), isPerson: actor.kind === 'person', side, keys };
  return {
    ...known,
    identity: identityOf(authority, { terms, ...known }),
    mayNegotiate,
    mayComment: mayNegotiate || keys.length > 0,
  };

  function keysOn(where: Side): readonly string[] {
    if (actor.kind !== 'person') return [];
    return peopleOf(authority.register, terms, where)
      .filter(({ person }) => isPerson(person, actor))
      .map(({ person }) => person.key);
  }
}

type Away = { readonly authority: Authority; readonly keys: readonly string[] };

/** Where nobody is named to answer for the other side, everybody who is listed there may. */
function answers(terms: SidedTerms, { authority, keys }: Away): boolean {
  const people = peopleOf(authority.register, terms, otherSide(homeSide(terms)));
  const named = holdersOf(people, ANSWERING, terms);
  const isTeam = people.some(({ party }) => party.terms.kind === 'provider');
  if (named.length === 0 || isTeam) return keys.length > 0;
  return named.some(({ person }) => keys.includes(person.key));
}

type Known = Pick<Participant, 'actor' | 'keys' | 'side'> & { readonly terms: SidedTerms };

/** A person by the key of their entry; several people can share the entry of a group. */
function identityOf({ register }: Authority, { terms, side, keys, actor }: Known): string {
  const own = side === null ? [] : peopleOf(register, terms, side);
  const single = own.find(({ person }) => keys.includes(person.key) && person.group === undefined);
  return single ? single.person.key : actor;
}
