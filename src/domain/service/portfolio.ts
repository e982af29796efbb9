import type { Requirement } from '../agreement/agreement-terms.ts';
import type { Instant } from '../calendar/instant.ts';
import {
  type AgreementRevision,
  agreementInForce,
  latestAgreement,
  type Register,
  type ServiceRevision,
} from '../register/register.ts';
import { stateOf } from './service-terms.ts';

/** The services that customers use although no SLA in force promises anything about them. */
export function servicesWithoutSla(register: Register, at: Instant): readonly ServiceRevision[] {
  const promised = new Set(
    [...register.agreements.keys()].flatMap((key) => {
      const terms = agreementInForce(register, key, at)?.terms;
      return terms?.kind === 'SLA' ? terms.services : [];
    }),
  );
  return [...register.services.values()].filter(
    ({ key, terms }) => isInUse(stateOf(terms)) && !promised.has(key),
  );
}

function isInUse(state: ReturnType<typeof stateOf>): boolean {
  return state === 'live' || state === 'retiring';
}

/** A customer's wish, and the requirements that it stands in. */
export type Wish = { readonly requirements: AgreementRevision; readonly wish: Requirement };

/** What customers wish of a service: the lines of requirements that are about it or were mapped to it. */
export function wishesFor(register: Register, service: string): readonly Wish[] {
  return [...register.agreements.keys()].flatMap((key) => {
    const requirements = latestAgreement(register, key);
    if (requirements?.terms.kind !== 'SLR') return [];
    const { services, requirements: wishes = [] } = requirements.terms;
    const only = services.length === 1 && services[0] === service;
    return wishes
      .filter((wish) => wish.service === service || (wish.service === undefined && only))
      .map((wish) => ({ requirements, wish }));
  });
}
