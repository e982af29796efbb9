import type { Role } from '../party/party-terms.ts';
import type { Register } from '../register/register.ts';
import { holdersOf, type ListedPerson, peopleOf } from './people.ts';
import { homeSide, partyName, SIDES, type SidedTerms } from './sides.ts';
import type { Slot } from './steps.ts';

const SIGNING: readonly Role[] = ['signatory'];
/** Who signs where nobody is named to. */
const ELSE: readonly Role[] = ['executive', 'customer-representative', 'service-level-manager'];

/** The signatures that terms need: of everybody whom they name, else one of each side. */
export function slotsOf(register: Register, terms: SidedTerms): readonly Slot[] {
  return SIDES.flatMap((side): readonly Slot[] => {
    const named = terms.signatories?.[side] ?? [];
    if (named.length === 0) return [{ side, person: null, deputy: null }];
    const people = peopleOf(register, terms, side);
    return named.map((key) => {
      const listed = people.find(({ person }) => person.key === key);
      return { side, person: key, deputy: listed?.person.deputy ?? null };
    });
  });
}

/** Who can fill a slot, the one who is meant first, with whom they stand in for; a part of somebody who left goes to the deputy, else to the role. */
export function signersOf(
  register: Register,
  terms: SidedTerms,
  { side, person, deputy }: Slot,
): ReadonlyMap<string, string | null> {
  const people = peopleOf(register, terms, side);
  const listed = people.find((one) => one.person.key === person);
  const standsIn = people.find((one) => one.person.key === (listed?.person.deputy ?? deputy));
  const entries: (readonly [string, string | null])[] = [];
  if (listed) entries.push([listed.person.key, null]);
  if (standsIn && person !== null) entries.push([standsIn.person.key, person]);
  if (entries.length > 0) return new Map(entries);
  const others = anybody(people, terms, side);
  return new Map(others.map((one) => [one.person.key, person]));
}

/** Why terms could never be signed; null when somebody can sign on each side. */
export function missingSignatory(register: Register, terms: SidedTerms): string | null {
  for (const side of SIDES) {
    const slots = slotsOf(register, terms).filter((one) => one.side === side);
    if (slots.some((one) => signersOf(register, terms, one).size === 0)) {
      return lacking(partyName(register, terms, side));
    }
  }
  return null;
}

function anybody(
  people: readonly ListedPerson[],
  terms: SidedTerms,
  side: Slot['side'],
): readonly ListedPerson[] {
  const signing = holdersOf(people, SIGNING, terms);
  if (signing.length > 0) return signing;
  const others = holdersOf(people, ELSE, terms);
  return others.length > 0 || side === homeSide(terms) ? others : people;
}

function lacking(name: string): string {
  return `Nobody is named who could sign for ${name}. Name signatories in the terms, or give somebody of that party the role signatory.`;
}
