import {
  type Authority,
  agreementSubject,
  requireAuthority,
  type Subject,
  subjectOf,
} from '../../domain/party/authority.ts';
import type { PartyTerms } from '../../domain/party/party-terms.ts';
import type { Right } from '../../domain/party/rights.ts';
import { canonicalJson } from '../../domain/register/canonical-json.ts';
import type { NumberedDocument } from '../../domain/register/register.ts';

/** Refuses whoever lacks the right to one of the changes, as the documents are and as they would be. */
export function requireChanges(authority: Authority, revisions: readonly NumberedDocument[]): void {
  for (const revision of revisions) requireChange(authority, revision);
}

function requireChange(authority: Authority, document: NumberedDocument): void {
  for (const [right, subject] of neededFor(authority, document)) {
    requireAuthority(authority, right, subject);
  }
}

type Needed = readonly (readonly [Right, Subject])[];

/** The rights that a change needs: to the document as it is, and to what it becomes. */
function neededFor({ register }: Authority, document: NumberedDocument): Needed {
  const { kind, key } = document;
  switch (kind) {
    case 'agreement': {
      const isNew = !register.agreements.has(key);
      const before = isNew ? [] : [agreementSubject(register, key)];
      return [...before, subjectOf(document.terms)].map((one) => ['change-agreement', one]);
    }
    case 'service': {
      const before = register.services.get(key)?.terms;
      // A new service is nobody’s yet, so that owning it is no right to add it.
      if (!before) return [['change-service', 'workspace']];
      const parties = [before.provider, document.terms.provider];
      return parties.map((one) => ['change-service', { services: [key], parties: [one] }]);
    }
    case 'calendar':
      return [['change-calendar', 'workspace']];
    case 'party': {
      const before = administratorsIn(register.parties.get(key)?.terms);
      const granting = before !== administratorsIn(document.terms);
      return [
        ['change-party', { services: [], parties: [key] }],
        ...(granting ? ([['grant-roles', 'workspace']] as const) : []),
      ];
    }
  }
}

/** Who of a party is an administrator, and by which user, group or address they are known. */
function administratorsIn(terms: PartyTerms | undefined): string {
  const people = terms?.kind === 'provider' ? terms.people : [];
  const named = people.filter(({ roles }) =>
    roles.some((role) => (typeof role === 'string' ? role : role.role) === 'administrator'),
  );
  return canonicalJson(named);
}
