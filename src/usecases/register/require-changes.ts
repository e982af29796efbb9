import {
  type Authority,
  agreementSubject,
  requireAuthority,
  type Subject,
  subjectOf,
} from '../../domain/party/authority.ts';
import type { PartyTerms } from '../../domain/party/party-terms.ts';
import { GRANTED_ROLES, type GrantedRole, type Right } from '../../domain/party/rights.ts';
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
      const before = register.parties.get(key)?.terms;
      const changes = (roles: readonly GrantedRole[]) =>
        holdersOf(roles, before) !== holdersOf(roles, document.terms);
      return [
        // Whoever keeps one party only must not give themselves more through its people.
        ['change-party', changes(GRANTED_ROLES) ? 'workspace' : { services: [], parties: [key] }],
        ...(changes(['administrator']) ? ([['grant-roles', 'workspace']] as const) : []),
      ];
    }
  }
}

/** Who of a party has one of some roles, and by which user, group or address they are known. */
function holdersOf(roles: readonly GrantedRole[], terms: PartyTerms | undefined): string {
  const people = terms?.kind === 'provider' ? terms.people : [];
  const names: readonly string[] = roles;
  const holding = people.filter((person) =>
    person.roles.some((role) => names.includes(typeof role === 'string' ? role : role.role)),
  );
  return canonicalJson(holding);
}
