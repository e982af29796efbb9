import type { AgreementTerms } from '../agreement/agreement-terms.ts';
import type { PartyRevision, Register } from '../register/register.ts';

export const SIDES = ['provider', 'customer'] as const;

/** The two who agree; under a contract with a supplier the supplier provides and we are the customer. */
export type Side = (typeof SIDES)[number];

/** What decides who stands on which side. */
export type SidedTerms = Pick<
  AgreementTerms,
  'kind' | 'customer' | 'provider' | 'services' | 'signatories'
>;

/** The one with whom somebody agrees. */
export function otherSide(side: Side): Side {
  return side === 'provider' ? 'customer' : 'provider';
}

/** The side of those whose register this is; of an internal agreement that of the team that provides. */
export function homeSide({ kind }: Pick<SidedTerms, 'kind'>): Side {
  return kind === 'UC' ? 'customer' : 'provider';
}

/** The parties whose people stand on a side: at home all the own teams, so that a director can sign for a team. */
export function partiesOf(
  { parties }: Register,
  terms: SidedTerms,
  side: Side,
): readonly PartyRevision[] {
  const all = [...parties.values()];
  const own = all.filter(({ key }) => key === terms[side]);
  if (side !== homeSide(terms)) return own;
  const others = all.filter(
    (party) => party.terms.kind === 'provider' && party.key !== terms[otherSide(side)],
  );
  return [...own, ...others.filter((party) => !own.includes(party))];
}

/** The name of the party on a side. */
export function partyName({ parties }: Register, terms: SidedTerms, side: Side): string {
  return parties.get(terms[side])?.terms.name ?? terms[side];
}
