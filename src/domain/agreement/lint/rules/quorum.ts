import { holdersOf, peopleOf } from '../../../negotiation/people.ts';
import { quorumsOf } from '../../../negotiation/quorum.ts';
import { homeSide, SIDES, type Side } from '../../../negotiation/sides.ts';
import type { Quorum } from '../../../party/party-terms.ts';
import { count } from '../../../target/length-words.ts';
import type { Found, LintScene, Rule } from '../rule.ts';

const OWN = [
  ...(['service-owner', 'service-level-manager', 'supplier-manager'] as const),
  ...(['finance', 'executive'] as const),
];

export const quorumBeyond: Rule = {
  id: 'quorum-beyond-approvers',
  severity: 'warning',
  why: 'Fewer people would approve a change than the party has decided.',
  fix: 'Give more people the role, or lower approvals.quorum of the party.',
  find: (scene) =>
    SIDES.flatMap((side) => {
      const isHome = side === homeSide(scene.agreement.terms);
      const roles = isHome ? OWN : (['approver'] as const);
      return roles.flatMap((role) => beyond(scene, side, role));
    }),
};

function beyond(scene: LintScene, side: Side, role: keyof Quorum): readonly Found[] {
  const { register, agreement } = scene;
  const wanted = quorumsOf(register, agreement.terms, side)[role];
  if (typeof wanted !== 'number') return [];
  const there = approversThere(scene, side, role);
  if (there >= wanted) return [];
  const party = register.parties.get(agreement.terms[side])?.terms.name ?? agreement.terms[side];
  const are = there === 1 ? 'is' : 'are';
  return [
    {
      sentence: `${party} lets ${wanted} approve as ${role.replaceAll('-', ' ')}, but there ${are} ${count(there, 'such person', 'such people')}.`,
    },
  ];
}

/** The owners of its services count as such, whatever else they are. */
function approversThere(
  { register, agreement: { terms } }: LintScene,
  side: Side,
  role: keyof Quorum,
): number {
  const owners = terms.services.flatMap((key) => register.services.get(key)?.terms.owner ?? []);
  if (role === 'service-owner' && owners.length > 0) return new Set(owners).size;
  const holders = holdersOf(peopleOf(register, terms, side), [role], terms);
  return new Set(holders.map(({ person }) => person.key)).size;
}
