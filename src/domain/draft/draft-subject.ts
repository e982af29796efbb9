import { z } from 'zod';
import type { Subject } from '../party/authority.ts';
import type { DocumentKind } from '../register/documents.ts';
import type { DraftTerms } from './draft.ts';

const parts = z.object({
  services: z.array(z.string()).catch([]),
  customer: z.string().catch(''),
  provider: z.string().catch(''),
});

/** What a draft is about, as far as it says so; one that says nothing yet is open to everybody who may write drafts. */
export function draftSubject(kind: DocumentKind, key: string, terms: DraftTerms): Subject {
  const { services, customer, provider } = parts.parse(terms);
  const parties = [customer, provider].filter((party) => party !== '');
  if (kind === 'service') return { services: [key], parties };
  if (kind !== 'agreement') return 'anything';
  return services.length > 0 ? { services, parties } : 'anything';
}
