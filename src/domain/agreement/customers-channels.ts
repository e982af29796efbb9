import type { Register } from '../register/register.ts';

const known = new WeakMap<Register, ReadonlySet<string>>();

/** Whether people of a customer read a channel; nothing that is the provider's alone is told there. */
export function isReadByCustomer(register: Register, channel: string): boolean {
  const channels = known.get(register) ?? channelsOf(register);
  known.set(register, channels);
  return channels.has(channel);
}

function channelsOf({ parties, agreements }: Register): ReadonlySet<string> {
  const isCustomer = (key: string) => parties.get(key)?.terms.kind === 'customer';
  const own = [...parties].flatMap(([key, { terms }]) =>
    isCustomer(key) ? [terms.channels.customer, terms.channels.team] : [],
  );
  const agreed = [...agreements.values()].flatMap((revisions) =>
    revisions.map(({ terms }) =>
      isCustomer(terms.customer) ? terms.report?.customerChannel : undefined,
    ),
  );
  return new Set([...own, ...agreed].filter((channel) => channel !== undefined));
}
