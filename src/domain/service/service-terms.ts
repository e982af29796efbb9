import { z } from 'zod';
import { displayName, documentKey, paragraph } from '../register/term-values.ts';

/** A service of the catalogue: what the customer buys, who provides it, who answers for it. */
export const serviceTerms = z.strictObject({
  name: displayName,
  aliases: z.array(displayName).max(20).default([]),
  description: paragraph.optional(),
  warranty: paragraph.optional(),
  provider: documentKey,
  owner: documentKey.optional(),
  customers: z.array(documentKey).default([]),
});

export type ServiceTerms = z.output<typeof serviceTerms>;
