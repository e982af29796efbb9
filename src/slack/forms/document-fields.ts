import { agreementTerms } from '../../domain/agreement/agreement-terms.ts';
import { partyTerms } from '../../domain/party/party-terms.ts';
import { calendarDocumentTerms } from '../../domain/register/calendar-document.ts';
import type { DocumentKind } from '../../domain/register/documents.ts';
import { serviceTerms } from '../../domain/service/service-terms.ts';
import { TARGET_KINDS } from '../../domain/target/kinds/index.ts';
import type { Offers } from '../../usecases/register/offers.ts';
import { EXAMPLES } from './field-examples.ts';
import type { Offer } from './field-input.ts';
import { type Field, fieldsOf } from './schema-fields.ts';

const SCHEMAS = {
  agreement: agreementTerms,
  service: serviceTerms,
  party: partyTerms,
  calendar: calendarDocumentTerms,
} as const;

/** A part of a document that is filled in together. */
export type FormPart = 'frame' | 'more';

/** What is agreed first: between whom, about what, from when to when, in which hours. */
const FRAME =
  /^(kind|level|name|description|customer|provider|services|effective|timeZone|calendar)\b/;
/** Promises and people have forms of their own, and holidays that were looked up come back by themselves. */
const APART = /^(targets|observed|people)$/;

/** The fields of one part of a document. */
export function documentFields(kind: DocumentKind, part: FormPart): readonly Field[] {
  const fields = fieldsOf(SCHEMAS[kind])
    .filter(({ name }) => !APART.test(name))
    .map(withExample);
  if (kind !== 'agreement') return part === 'frame' ? fields : [];
  return fields.filter(({ name }) => FRAME.test(name) === (part === 'frame'));
}

/** The fields of a promise of some kind; none when there is no such kind. */
export function targetFields(kind: string): readonly Field[] {
  const found = TARGET_KINDS.find((one) => one.kind === kind);
  return found ? fieldsOf(found.terms).map(withExample) : [];
}

/** The kinds of promises that there are. */
export const TARGET_KIND_NAMES: readonly string[] = TARGET_KINDS.map(({ kind }) => kind);

function withExample(field: Field): Field {
  const example = EXAMPLES[field.name];
  return example === undefined ? field : { ...field, hint: example };
}

/** Which of the register's things a term names. */
const NAMED: Readonly<Record<string, { readonly of: keyof Offers; readonly several?: boolean }>> = {
  'agreement.customer': { of: 'parties' },
  'agreement.provider': { of: 'parties' },
  'agreement.services': { of: 'services', several: true },
  'agreement.calendar': { of: 'calendars' },
  'agreement.support': { of: 'calendars' },
  'agreement.review.owner': { of: 'people' },
  'service.provider': { of: 'parties' },
  'service.owner': { of: 'people' },
  'service.customers': { of: 'customers', several: true },
  'service.dependsOn': { of: 'services', several: true },
  'service.suppliers': { of: 'suppliers', several: true },
};

/** What a term can be chosen from; null when it is written. */
export function offerFor(kind: DocumentKind, { name }: Field, offers: Offers): Offer | null {
  const named = NAMED[`${kind}.${name}`];
  return named ? { choices: offers[named.of], several: named.several ?? false } : null;
}
