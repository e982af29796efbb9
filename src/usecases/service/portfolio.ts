import type { Instant } from '../../domain/calendar/instant.ts';
import {
  type AgreementRevision,
  agreementsOf,
  latestAgreement,
  type Register,
} from '../../domain/register/register.ts';

/** Whether something is promised about a service: by an SLA in force, by one that begins later, only wished for, or nothing at all. */
export type Promised = 'promised' | 'coming' | 'wished' | 'nothing';

/** The agreements about each service: those in force, and the requirements that name it. */
export type Portfolio = {
  readonly inForce: ReadonlyMap<string, readonly AgreementRevision[]>;
  /** The services about which an SLA begins later. */
  readonly coming: ReadonlySet<string>;
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
    // Wishes are told apart from what was agreed.
    if (agreement.terms.kind === 'SLR') continue;
    for (const service of agreement.terms.services) append(inForce, service, agreement);
  }
  const coming = new Set<string>();
  const wishes = new Map<string, Wish[]>();
  for (const agreementKey of register.agreements.keys()) {
    const latest = latestAgreement(register, agreementKey);
    if (latest?.terms.kind === 'SLA' && latest.agreed.from > at) {
      for (const service of latest.terms.services) coming.add(service);
    }
    const { requirements = [], customer = '' } = latest?.terms ?? {};
    for (const { key, wish, service } of requirements) {
      if (service !== undefined) append(wishes, service, { agreementKey, customer, key, wish });
    }
  }
  return { inForce, coming, wishes };
}

/** Whether something is promised about a service. */
export function promisedFor({ inForce, coming, wishes }: Portfolio, service: string): Promised {
  if ((inForce.get(service) ?? []).some(({ terms }) => terms.kind === 'SLA')) return 'promised';
  if (coming.has(service)) return 'coming';
  return (wishes.get(service) ?? []).length > 0 ? 'wished' : 'nothing';
}

function append<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
