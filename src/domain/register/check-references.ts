import { z } from 'zod';
import { checkAgreement } from '../agreement/check-agreement.ts';
import { calendarTerms } from '../calendar/calendar-terms.ts';
import { calendarDocumentTerms, calendarTermsOf } from './calendar-document.ts';
import type { WrittenDocument } from './check-document.ts';
import { type Known, knownParty, missingReference } from './known.ts';
import type { Problem } from './problem.ts';
import { repeated } from './repeated.ts';
import { documentKey } from './term-values.ts';

const key = documentKey.catch('');
const keys = z.array(key).catch([]);
const serviceParts = z.object({ provider: key, owner: key, customers: keys });
const partyParts = z.object({
  people: z
    .array(z.object({ key, user: z.string().catch('') }).catch({ key: '', user: '' }))
    .catch([]),
});

/** What is wrong with a document beyond the form of its terms. */
export function checkReferences(known: Known, written: WrittenDocument): readonly Problem[] {
  const name = typeof written.key === 'string' ? written.key : '';
  switch (written.kind) {
    case 'agreement':
      return checkAgreement(known, name, written.terms);
    case 'service':
      return checkService(known, written.terms);
    case 'party':
      return checkParty(known, name, written.terms);
    case 'calendar':
      return checkCalendar(written.terms);
  }
}

/** The keys of the people that a party lists, whatever else is wrong with it. */
export function peopleIn(terms: unknown): readonly string[] {
  return (partyParts.safeParse(terms).data?.people ?? []).map((person) => person.key);
}

function checkService(known: Known, terms: unknown): readonly Problem[] {
  const parts = serviceParts.safeParse(terms).data;
  if (!parts) return [];
  const provider = knownParty(known, parts.provider);
  return [
    ...missingReference(known, 'party', { key: parts.provider, path: ['provider'] }),
    ...missingReference(known, 'person', { key: parts.owner, path: ['owner'] }),
    ...parts.customers.flatMap((customer, index) =>
      missingReference(known, 'party', { key: customer, path: ['customers', index] }),
    ),
    ...(provider?.kind === 'customer'
      ? [
          {
            path: ['provider'],
            message: `“${parts.provider}” is a customer: expected a provider or a supplier`,
          },
        ]
      : []),
  ];
}

function checkParty(known: Known, name: string, terms: unknown): readonly Problem[] {
  const people = partyParts.safeParse(terms).data?.people ?? [];
  return [
    ...repeated(
      people.map((person) => person.key),
      { path: ['people'], inside: 'key', noun: 'person' },
    ),
    ...repeated(
      people.map((person) => person.user),
      { path: ['people'], inside: 'user', noun: 'user' },
    ),
    ...people.flatMap((person, index) => elsewhere(known, name, { key: person.key, index })),
  ];
}

function elsewhere(
  known: Known,
  name: string,
  person: { readonly key: string; readonly index: number },
): readonly Problem[] {
  const other = known.partiesOf.get(person.key)?.find((party) => party !== name);
  if (other === undefined) return [];
  const message = `the person “${person.key}” is listed in ${other} as well: expected a key of their own`;
  return [{ path: ['people', person.index, 'key'], message }];
}

function checkCalendar(terms: unknown): readonly Problem[] {
  const document = calendarDocumentTerms.safeParse(terms).data;
  if (!document) return [];
  const issues = calendarTerms.safeParse(calendarTermsOf(document)).error?.issues ?? [];
  return issues.map(({ path, message }) => ({
    path: path.map((step) => (typeof step === 'number' ? step : String(step))),
    message: path.length === 0 ? `the calendar ${message}` : message,
  }));
}
