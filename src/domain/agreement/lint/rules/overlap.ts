import { agreementInForce, type Register } from '../../../register/register.ts';
import type { Rule } from '../rule.ts';

export const twice: Rule = {
  id: 'promised-twice',
  severity: 'warning',
  why: 'Two agreements about the same make every figure disputable.',
  fix: 'End one of them, or move one to another level.',
  find: ({ register, agreement: { key, terms }, asOf }) => {
    if (terms.kind !== 'SLA') return [];
    const others = withCustomer(register, terms.customer).filter((other) => other > key);
    return others.flatMap((other) => {
      const found = agreementInForce(register, other, asOf)?.terms;
      if (found?.kind !== 'SLA' || found.customer !== terms.customer) return [];
      if (found.level !== terms.level) return [];
      return found.services
        .filter((service) => terms.services.includes(service))
        .map((service) => ({
          sentence: `${register.services.get(service)?.terms.name ?? service} is promised to the same customer by “${other}” as well.`,
        }));
    });
  },
};

const byRegister = new WeakMap<Register, ReadonlyMap<string, readonly string[]>>();

/** The keys of all agreements with a customer; every register is looked through once. */
function withCustomer(register: Register, customer: string): readonly string[] {
  const known = byRegister.get(register) ?? indexed(register);
  byRegister.set(register, known);
  return known.get(customer) ?? [];
}

function indexed({ agreements }: Register): ReadonlyMap<string, readonly string[]> {
  const keys = new Map<string, string[]>();
  for (const [key, revisions] of agreements) {
    for (const customer of new Set(revisions.map(({ terms }) => terms.customer))) {
      const own = keys.get(customer) ?? [];
      keys.set(customer, own);
      own.push(key);
    }
  }
  return keys;
}
