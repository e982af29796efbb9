import type { Instant } from '../../domain/calendar/instant.ts';
import {
  type AgreementRevision,
  agreementsOf,
  latestAgreement,
  type Register,
} from '../../domain/register/register.ts';

/** Whether something is promised about a service: by an SLA in force, only wished for, or nothing at all. */
export type Promised = 'promised' | 'wished' | 'nothing';

/** The agreements about each service: those in force, and the requirements that name it. */
export type Portfolio = {
  readonly inForce: ReadonlyMap<string, readonly AgreementRevision[]>;
  readonly wishes: ReadonlyMap<string, readonly Wish[]>;
};

/** A customer's wish that a service is to serve. */
export type Wish = {
  readonly agreementKey: string;
  readonly customer: string;
  readonly key: string;
  readonly wish: string;
};

/** Orders a register by service; what somebody may not see is left out by giving the part that they may. */
export function portfolioOf(register: Register, at: Instant): Portfolio {
  const inForce = new Map<string, AgreementRevision[]>();
  for (const agreement of agreementsOf(register, { at })) {
    for (const service of agreement.terms.services) append(inForce, service, agreement);
  }
  const wishes = new Map<string, Wish[]>();
  for (const agreementKey of register.agreements.keys()) {
    const { requirements = [], customer = '' } =
      latestAgreement(register, agreementKey)?.terms ?? {};
    for (const { key, wish, service } of requirements) {
      if (service !== undefined) append(wishes, service, { agreementKey, customer, key, wish });
    }
  }
  return { inForce, wishes };
}

/** Whether something is promised about a service. */
export function promisedFor({ inForce, wishes }: Portfolio, service: string): Promised {
  if ((inForce.get(service) ?? []).some(({ terms }) => terms.kind === 'SLA')) return 'promised';
  return (wishes.get(service) ?? []).length > 0 ? 'wished' : 'nothing';
}

function append<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
