import { ROLES, type Role } from '../../domain/party/party-terms.ts';
import type { Choice } from '../blocks/inputs.ts';

/** What each role means, for whoever chooses it. */
const WORDS: Readonly<Record<Role, string>> = {
  administrator: 'Administrator: may do everything',
  'service-level-manager': 'Service level manager: agrees and watches agreements',
  'service-owner': 'Service owner: answers for a service',
  approver: 'Approver: approves changed agreements',
  viewer: 'Reader: sees everything, changes nothing',
  'customer-representative': 'Speaks for the customer',
  signatory: 'Signs agreements',
  'supplier-manager': 'Looks after a supplier',
  finance: 'Finance: approves what costs much',
  executive: 'Executive: approves what costs very much',
  'daily-user': 'Uses the services every day',
};

// Slack shows at most ten boxes, and nobody of a customer or a supplier runs the register.
const OUTSIDE: readonly Role[] = [
  'customer-representative',
  'signatory',
  'finance',
  'executive',
  'daily-user',
];
const OUR_OWN: readonly Role[] = ROLES.filter((role) => role !== 'customer-representative');

/** The roles that somebody of a party of some kind can have, in words. */
export function roleChoices(partyKind: unknown): readonly Choice[] {
  const roles = partyKind === 'provider' ? OUR_OWN : OUTSIDE;
  return roles.map((value) => ({ value, label: WORDS[value] }));
}

/** “signs agreements, service owner”: what somebody does, without what it means. */
export function roleWords(roles: readonly Role[]): string {
  return roles
    .map((role) => (WORDS[role].split(':')[0] ?? role).replace(/^./, (c) => c.toLowerCase()))
    .join(', ');
}
