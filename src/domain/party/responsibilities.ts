import type { PartyTerms, Role } from './party-terms.ts';

/** What there is to do around a service and its agreements. */
export const DEEDS = [
  'own',
  'negotiate',
  'sign',
  'review',
  'report',
  'escalate',
  'suppliers',
  'costs',
] as const;

export type Deed = (typeof DEEDS)[number];

/** How somebody takes part: does it, answers for it, is asked before, is told after. */
export type Part = 'responsible' | 'accountable' | 'consulted' | 'informed';

type Side = PartyTerms['kind'];

/** Which role takes which part in a deed, for the people of one side. */
type Rule = { readonly side: Side; readonly role: Role; readonly part: Part };

/** Who takes which part in what, by role: the one table from which the matrix is read. */
const RULES: Readonly<Record<Deed, readonly Rule[]>> = {
  own: [
    rule('provider', 'service-owner', 'accountable'),
    rule('provider', 'service-level-manager', 'consulted'),
    rule('customer', 'customer-representative', 'informed'),
  ],
  negotiate: [
    rule('provider', 'service-level-manager', 'accountable'),
    rule('provider', 'service-owner', 'consulted'),
    rule('provider', 'approver', 'consulted'),
    rule('customer', 'customer-representative', 'responsible'),
    rule('customer', 'daily-user', 'consulted'),
  ],
  sign: [
    rule('provider', 'signatory', 'accountable'),
    rule('provider', 'service-level-manager', 'responsible'),
    rule('customer', 'signatory', 'accountable'),
    rule('customer', 'customer-representative', 'informed'),
  ],
  review: [
    rule('provider', 'service-level-manager', 'accountable'),
    rule('provider', 'service-owner', 'consulted'),
    rule('provider', 'executive', 'informed'),
    rule('customer', 'customer-representative', 'consulted'),
    rule('customer', 'executive', 'informed'),
  ],
  report: [
    rule('provider', 'service-level-manager', 'accountable'),
    rule('provider', 'service-owner', 'informed'),
    rule('customer', 'customer-representative', 'informed'),
  ],
  escalate: [
    rule('provider', 'executive', 'accountable'),
    rule('provider', 'service-owner', 'responsible'),
    rule('provider', 'service-level-manager', 'consulted'),
    rule('customer', 'executive', 'accountable'),
    rule('customer', 'customer-representative', 'responsible'),
  ],
  suppliers: [
    rule('provider', 'supplier-manager', 'accountable'),
    rule('provider', 'service-owner', 'consulted'),
    rule('supplier', 'customer-representative', 'responsible'),
    rule('supplier', 'signatory', 'informed'),
  ],
  costs: [
    rule('provider', 'finance', 'accountable'),
    rule('provider', 'service-owner', 'consulted'),
    rule('provider', 'service-level-manager', 'informed'),
  ],
};

/** What nobody outside the provider is told of: what lies under a promise, and what it costs. */
export const INWARD: readonly Deed[] = ['suppliers', 'costs'];

/** The parts that the roles of one person of one side give them in a deed, the weightiest first. */
export function partsIn(
  deed: Deed,
  { side, roles }: { readonly side: Side; readonly roles: readonly Role[] },
) {
  const parts = RULES[deed]
    .filter((one) => one.side === side && roles.includes(one.role))
    .map(({ part }) => part);
  return ORDER.filter((part) => parts.includes(part));
}

const ORDER: readonly Part[] = ['accountable', 'responsible', 'consulted', 'informed'];

function rule(side: Side, role: Role, part: Part): Rule {
  return { side, role, part };
}
