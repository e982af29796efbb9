import { z } from 'zod';
import { agreementTerms } from '../agreement/agreement-terms.ts';
import { partyTerms } from '../party/party-terms.ts';
import { serviceTerms } from '../service/service-terms.ts';
import { calendarDocumentTerms } from './calendar-document.ts';
import { documentKey } from './term-values.ts';

/** What the register consists of, in the order in which documents can refer to one another. */
export const DOCUMENT_KINDS = ['party', 'service', 'calendar', 'agreement'] as const;

/** The one definition of each document: import, modals, storage, difference and hash use it. */
export const document = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('party'), key: documentKey, terms: partyTerms }),
  z.strictObject({ kind: z.literal('service'), key: documentKey, terms: serviceTerms }),
  z.strictObject({ kind: z.literal('calendar'), key: documentKey, terms: calendarDocumentTerms }),
  z.strictObject({ kind: z.literal('agreement'), key: documentKey, terms: agreementTerms }),
]);

export type Document = z.output<typeof document>;
export type DocumentKind = Document['kind'];

const TERMS = {
  party: partyTerms,
  service: serviceTerms,
  calendar: calendarDocumentTerms,
  agreement: agreementTerms,
} as const;

/** The definition of the terms of one kind of document. */
export function documentTerms(kind: DocumentKind): (typeof TERMS)[DocumentKind] {
  return TERMS[kind];
}

/** Whether a word is a kind of document. */
export function isDocumentKind(word: unknown): word is DocumentKind {
  return DOCUMENT_KINDS.some((kind) => kind === word);
}
