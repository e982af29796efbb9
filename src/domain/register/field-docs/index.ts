import type { DocumentKind } from '../documents.ts';
import { AGREEMENT_FIELDS } from './agreement.ts';
import { CALENDAR_FIELDS } from './calendar.ts';
import { PARTY_FIELDS } from './party.ts';
import { SERVICE_FIELDS } from './service.ts';
import { TARGET_FIELDS } from './target.ts';

const FIELDS: Readonly<Record<DocumentKind, Readonly<Record<string, string>>>> = {
  party: PARTY_FIELDS,
  service: SERVICE_FIELDS,
  calendar: CALENDAR_FIELDS,
  agreement: AGREEMENT_FIELDS,
};

/** What a field says, by its path without list positions (“effective.from”); null when nobody has told it. */
export function fieldDoc(kind: DocumentKind, path: readonly string[]): string | null {
  const [first, ...rest] = path;
  const inTarget = kind === 'agreement' && first === 'targets' && rest.length > 0;
  const told = inTarget ? TARGET_FIELDS[rest.join('.')] : FIELDS[kind][path.join('.')];
  return told ?? null;
}
