import { peopleOfProviders } from '../../domain/party/grants.ts';
import { grantsOf } from '../../domain/party/party-terms.ts';
import type { Register } from '../../domain/register/register.ts';

/** The administrators, else the service level managers, of whom it is known who they are in the chat. */
export function whoRunsIt(register: Register): readonly string[] {
  const people = peopleOfProviders(register).map(({ person }) => person);
  const withRole = (wanted: string) =>
    people.flatMap((person) => {
      const has = grantsOf(person).some(({ role }) => role === wanted);
      return has && person.user !== undefined ? [person.user] : [];
    });
  const administrators = withRole('administrator');
  const named = administrators.length > 0 ? administrators : withRole('service-level-manager');
  return [...new Set(named)];
}
