import { z } from 'zod';
import { AGREEMENT_KINDS, agreementTerms } from '../agreement/agreement-terms.ts';
import { isZone } from '../calendar/zone-name.ts';
import type { DraftTerms } from '../draft/draft.ts';

const keys = z.array(z.string()).catch([]);

const parts = z.object({
  kind: z.enum(AGREEMENT_KINDS).catch('SLA'),
  customer: z.string().catch(''),
  provider: z.string().catch(''),
  services: keys,
  timeZone: z.string().refine(isZone).catch('UTC'),
  effective: z.object({ from: z.string().catch('') }).catch({ from: '' }),
  signatories: z.object({ provider: keys, customer: keys }).catch({ provider: [], customer: [] }),
});

/** What terms say about between whom, from when and about what, as far as they are written. */
export type Sided = z.output<typeof parts>;

/** Reads between whom, from when and about what terms are; what is missing is empty. */
export function sidedTerms(terms: DraftTerms): Sided {
  return parts.parse(terms);
}

/** The terms in the one form in which the register keeps them, so that equal terms have equal hashes. */
export function normalTerms(terms: DraftTerms): DraftTerms {
  return agreementTerms.safeParse(terms).data ?? terms;
}
