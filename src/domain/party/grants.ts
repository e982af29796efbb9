import type { PartyRevision, Register } from '../register/register.ts';
import type { Actor } from './actor.ts';
import type { Person } from './party-terms.ts';
import { GRANTED_ROLES, type GrantedRole } from './rights.ts';
import { isPerson, type Setting, viewerOf } from './viewer.ts';

/** A role that somebody has, for some services or parties or, where it names none, for all. */
export type Grant = {
  readonly role: GrantedRole;
  readonly services: readonly string[] | null;
  readonly parties: readonly string[] | null;
};

/** Every role that an actor has in a register. */
export function grantsOf(register: Register, setting: Setting): readonly Grant[] {
  const { actor } = setting;
  if (actor.kind === 'webhook') return [everywhere('source')];
  if (actor.kind !== 'person') return [everywhere('administrator')];
  if (viewerOf(register, setting).kind !== 'staff') return [];
  const listed = peopleOfProviders(register).filter(({ person }) => isPerson(person, actor));
  const named = [...listed, ...representedBy(register, listed)].flatMap((one) =>
    grantsToPerson(register, one),
  );
  const newcomer = isFullMember(actor, setting) && !namesAdministrator(register);
  return [...named, everywhere(newcomer ? 'administrator' : 'viewer')];
}

/** Those for whom somebody stands in as a deputy, without being administrators: nobody makes oneself one of those. */
function representedBy(register: Register, deputies: readonly Listed[]): readonly Listed[] {
  const keys = deputies.map(({ person }) => person.key);
  return peopleOfProviders(register)
    .filter(({ person }) => person.deputy !== undefined && keys.includes(person.deputy))
    .map(({ party, person }) => ({
      party,
      person: { ...person, roles: person.roles.filter((one) => !isAdministrator(one)) },
    }));
}

function isAdministrator(role: Person['roles'][number]): boolean {
  return (typeof role === 'string' ? role : role.role) === 'administrator';
}

/** Whether anybody is named administrator; until then every full member of the home workspace counts as one. */
export function namesAdministrator(register: Register): boolean {
  return peopleOfProviders(register).some(({ person }) =>
    writtenRoles(person).some(({ role }) => role === 'administrator'),
  );
}

/** Somebody of a team that provides. */
export type Listed = { readonly party: PartyRevision; readonly person: Person };

/** Everybody of the teams that provide. */
export function peopleOfProviders({ parties }: Register): readonly Listed[] {
  return [...parties.values()]
    .filter(({ terms }) => terms.kind === 'provider')
    .flatMap((party) => party.terms.people.map((person) => ({ party, person })));
}

/** The roles that a person has by being listed, and by owning services. */
export function grantsToPerson(register: Register, listed: Listed): readonly Grant[] {
  const owned = [...register.services.values()]
    .filter(({ terms }) => terms.owner === listed.person.key)
    .map(({ key }) => key);
  const owning = { role: 'service-owner', services: owned, parties: null } as const;
  const written = writtenRoles(listed.person).map((grant) => ofTeam(register, listed, grant));
  return owned.length > 0 ? [...written, owning] : written;
}

/** “Owner” without saying of what means the services of the own team for which nobody else is named. */
function ofTeam(register: Register, { party }: Listed, grant: Grant): Grant {
  const isOpen = grant.services === null && grant.parties === null;
  if (grant.role !== 'service-owner' || !isOpen) return grant;
  const services = [...register.services.values()]
    .filter(({ terms }) => terms.provider === party.key && terms.owner === undefined)
    .map(({ key }) => key);
  return { ...grant, services };
}

function writtenRoles({ roles }: Person): readonly Grant[] {
  return roles.flatMap((written) => {
    const { role, services, parties } =
      typeof written === 'string'
        ? { role: written, services: undefined, parties: undefined }
        : written;
    const granted = GRANTED_ROLES.find((one) => one === role);
    return granted ? [{ role: granted, services: services ?? null, parties: parties ?? null }] : [];
  });
}

function isFullMember(actor: Extract<Actor, { kind: 'person' }>, { homeTeamId }: Setting): boolean {
  return homeTeamId !== null && actor.teamId === homeTeamId && !actor.guest;
}

function everywhere(role: GrantedRole): Grant {
  return { role, services: null, parties: null };
}
