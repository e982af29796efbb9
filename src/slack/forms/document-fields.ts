import { agreementTerms } from '../../domain/agreement/agreement-terms.ts';
import { partyTerms } from '../../domain/party/party-terms.ts';
import { calendarDocumentTerms } from '../../domain/register/calendar-document.ts';
import type { DocumentKind } from '../../domain/register/documents.ts';
import { serviceTerms } from '../../domain/service/service-terms.ts';
import { TARGET_KINDS } from '../../domain/target/kinds/index.ts';
import { dressed } from './dressed.ts';
import { RARE } from './field-labels.ts';
import { type Field, fieldsOf } from './schema-fields.ts';

const SCHEMAS = {
  agreement: agreementTerms,
  service: serviceTerms,
  party: partyTerms,
  calendar: calendarDocumentTerms,
} as const;

/** A part of a document that is filled in together. */
export type FormPart = 'frame' | 'more';

/** What is given first: of an agreement between whom, about what, from when to when, in which hours; of a party who it is. */
const FRAME: Partial<Readonly<Record<DocumentKind, RegExp>>> = {
  agreement:
    /^(kind|level|name|description|customer|provider|services|effective|timeZone|calendar|requirements)\b/,
  party: /^(kind|name|timeZone|language|channels)\b/,
};
/** Promises and people have forms of their own, and holidays that were looked up come back by themselves. */
const APART = /^(targets|observed|people)$/;

/** The fields of one part of a document. */
export function documentFields(kind: DocumentKind, part: FormPart): readonly Field[] {
  const fields = fieldsOf(SCHEMAS[kind])
    .filter(({ name }) => !APART.test(name))
    .flatMap(dressed);
  return fields.filter(({ name }) => isFirst(kind, name) === (part === 'frame'));
}

function isFirst(kind: DocumentKind, name: string): boolean {
  return FRAME[kind]?.test(name) ?? true;
}

/** The parts in which a document is filled in. */
export function formParts(kind: DocumentKind): readonly FormPart[] {
  return kind in FRAME ? ['frame', 'more'] : ['frame'];
}

/** The fields of a promise of some kind, what most promises do without at the end; none when there is no such kind. */
export function targetFields(kind: string): readonly Field[] {
  const found = TARGET_KINDS.find((one) => one.kind === kind);
  const fields = found ? fieldsOf(found.terms).flatMap(dressed) : [];
  return [...fields.filter((field) => !isRare(field)), ...fields.filter(isRare)];
}

/** Whether most promises do without a term. */
export function isRare({ name }: Field): boolean {
  return RARE.test(name);
}

/** The kinds of promises that there are. */
export const TARGET_KIND_NAMES: readonly string[] = TARGET_KINDS.map(({ kind }) => kind);
