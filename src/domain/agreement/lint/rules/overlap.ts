import { agreementInForce } from '../../../register/register.ts';
import { lookedUp } from '../../register-index.ts';
import type { Rule } from '../rule.ts';

export const twice: Rule = {
  id: 'promised-twice',
  severity: 'warning',
  why: 'Two agreements about the same make every figure disputable.',
  fix: 'End one of them, or move one to another level.',
  find: ({ register, agreement: { key, terms }, asOf }) => {
    if (terms.kind !== 'SLA') return [];
    const same = terms.services.flatMap((service) =>
      lookedUp(register, { by: 'promised-to', of: `${terms.customer} ${service}` }),
    );
    const others = [...new Set(same)].filter((other) => other > key);
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
