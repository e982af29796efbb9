import { z } from 'zod';
import { displayName, documentKey, money, paragraph } from '../register/term-values.ts';

/** Where a service stands in the portfolio, from the first wish to the last day. */
export const SERVICE_STATES = ['proposed', 'planned', 'live', 'retiring', 'retired'] as const;

export type ServiceState = (typeof SERVICE_STATES)[number];

/** A service of the catalogue: what the customer buys, who provides it, who answers for it. */
export const serviceTerms = z.strictObject({
  name: displayName,
  aliases: z.array(displayName).max(20).default([]),
  description: paragraph.optional(),
  warranty: paragraph.optional(),
  // What came after the first release is absent where nobody wrote it, so that old revisions keep their hashes.
  state: z.enum(SERVICE_STATES).optional(),
  provider: documentKey,
  owner: documentKey.optional(),
  customers: z.array(documentKey).default([]),
  sites: z.array(displayName).optional(),
  groups: z.array(displayName).optional(),
  /** How bad an outage of it is where nobody has said so yet. */
  outageSeverity: z.enum(['P1', 'P2', 'P3', 'P4', 'P5']).optional(),
  dependsOn: z.array(documentKey).optional(),
  suppliers: z.array(documentKey).optional(),
  costPerMonth: money.optional(),
  pricePerMonth: money.optional(),
});

export type ServiceTerms = z.output<typeof serviceTerms>;

/** Where a service stands; one of which nobody said so is live. */
export function stateOf({ state }: Pick<ServiceTerms, 'state'>): ServiceState {
  return state ?? 'live';
}
