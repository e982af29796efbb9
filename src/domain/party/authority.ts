import { AccordError } from '../error.ts';
import { anyOf } from '../register/listed.ts';
import { latestAgreement, type Register } from '../register/register.ts';
import { type Grant, grantsOf, grantsToPerson, peopleOfProviders } from './grants.ts';
import { type GrantedRole, type Right, ruleOf } from './rights.ts';
import { type Setting, type Viewer, viewerOf } from './viewer.ts';

/** What an actor may do in a register. */
export type Authority = {
  readonly register: Register;
  readonly viewer: Viewer;
  readonly grants: readonly Grant[];
};

/** What a deed is about: services and parties, the whole workspace, or something of it. */
export type Subject =
  | { readonly services: readonly string[]; readonly parties: readonly string[] }
  | 'workspace'
  | 'anything';

/** What an actor may do, by the people whom the register lists. */
export function authorityOf(register: Register, setting: Setting): Authority {
  return {
    register,
    viewer: viewerOf(register, setting),
    grants: grantsOf(register, setting),
  };
}

/** Whether somebody has a right where it is about a subject. */
export function may({ grants }: Authority, right: Right, subject: Subject): boolean {
  return covers(grants, right, subject);
}

/** Refuses those who lack a right, and says who has it. */
export function requireAuthority(authority: Authority, right: Right, subject: Subject): void {
  if (may(authority, right, subject)) return;
  throw new AccordError('forbidden', refusal(authority, right, subject));
}

/** Everybody of the teams that provide who has a right, by name. */
export function whoMay(register: Register, right: Right, subject: Subject): readonly string[] {
  return [...new Set(peopleWhoMay(register, right, subject).map(({ name }) => name))];
}

/** Everybody of the teams that provide who has a right. */
export function peopleWhoMay(register: Register, right: Right, subject: Subject) {
  return peopleOfProviders(register)
    .filter((listed) => covers(grantsToPerson(register, listed), right, subject))
    .map(({ person }) => person);
}

/** What is agreed with whom about what, as the subject of a right. */
export function subjectOf(terms: {
  readonly services: readonly string[];
  readonly customer: string;
  readonly provider: string;
}): Subject {
  return { services: terms.services, parties: [terms.customer, terms.provider] };
}

/** An agreement of a register as the subject of a right. */
export function agreementSubject(register: Register, key: string): Subject {
  const terms = latestAgreement(register, key)?.terms;
  return terms ? subjectOf(terms) : 'workspace';
}

function covers(grants: readonly Grant[], right: Right, subject: Subject): boolean {
  const { roles } = ruleOf(right);
  return grants.some((grant) => roles.includes(grant.role) && reaches(grant, subject));
}

/** A role for some services reaches what is about nothing but them; one for some parties, what any of them has part in. */
function reaches({ services, parties }: Grant, subject: Subject): boolean {
  if (services === null && parties === null) return true;
  if (subject === 'workspace') return false;
  if (subject === 'anything') return services === null || services.length > 0;
  const isOfServices =
    services === null ||
    (subject.services.length > 0 && subject.services.every((key) => services.includes(key)));
  return isOfServices && (parties === null || subject.parties.some((key) => parties.includes(key)));
}

const MOST_NAMES = 3;

/** What people outside may see where they may not see what lies under it. */
const INSTEAD =
  'What was promised to you is in /sla show, how it stands in /sla status, and its dates in /sla dates.';

function refusal({ register, viewer }: Authority, right: Right, subject: Subject): string {
  const { roles, deed } = ruleOf(right);
  if (viewer.kind !== 'staff') {
    return `Only the provider’s own people may ${deed}. ${roles.includes('viewer') ? INSTEAD : 'Ask your service level manager.'}`;
  }
  const words = roles
    .filter((role) => role !== 'source' && role !== 'viewer')
    .map((role) => roleWords(register, role, subject));
  const names = whoMay(register, right, subject).slice(0, MOST_NAMES);
  const ask =
    names.length > 0 ? anyOf(names) : 'whoever keeps the register to name somebody for it';
  return `Only ${anyOf(words)} may ${deed}. Ask ${ask}.`;
}

function roleWords(register: Register, role: GrantedRole, subject: Subject): string {
  if (role === 'service-owner') return `an owner of ${ownedWords(register, subject)}`;
  const name = role.replaceAll('-', ' ');
  return /^[aeiou]/.test(name) ? `an ${name}` : `a ${name}`;
}

function ownedWords({ services }: Register, subject: Subject): string {
  if (subject === 'anything') return 'a service';
  const keys = subject === 'workspace' ? [] : subject.services;
  const names = keys.map((key) => services.get(key)?.terms.name ?? key);
  return names.length === 0 ? 'all the services concerned' : names.join(' and ');
}
