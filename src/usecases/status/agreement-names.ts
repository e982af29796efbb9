import type { AgreementTerms } from '../../domain/agreement/agreement-terms.ts';
import type { AgreementRevision, Register } from '../../domain/register/register.ts';

const KIND_ORDER: readonly AgreementTerms['kind'][] = ['SLA', 'OLA', 'UC', 'SLR'];

/** What people call an agreement, its parties and its services. */
export function namesOf(register: Register, { key, terms }: AgreementRevision) {
  const partyName = (party: string) => register.parties.get(party)?.terms.name ?? party;
  const serviceName = (service: string) => register.services.get(service)?.terms.name ?? service;
  return {
    name: terms.name ?? key,
    customerName: partyName(terms.customer),
    providerName: partyName(terms.provider),
    serviceNames: terms.services.map(serviceName),
  };
}

/** SLAs before OLAs before underpinning contracts, then by key. */
export function byKind(a: AgreementRevision, b: AgreementRevision): number {
  const order = KIND_ORDER.indexOf(a.terms.kind) - KIND_ORDER.indexOf(b.terms.kind);
  return order || (a.key < b.key ? -1 : 1);
}
