import { AccordError } from '../../domain/error.ts';
import { authorityOf, may, whoMay } from '../../domain/party/authority.ts';
import {
  extendRegister,
  type NumberedDocument,
  type Register,
} from '../../domain/register/register.ts';
import type { Setting } from '../status/viewing.ts';

type Coming = { readonly register: Register; readonly revisions: readonly NumberedDocument[] };

/** Refuses a change of people after which whoever makes it, or any administrator, could not undo it. */
export function refuseLockout(
  { actor, workspace }: Pick<Setting, 'actor' | 'workspace'>,
  { register, revisions }: Coming,
): void {
  if (!revisions.some(({ kind }) => kind === 'party')) return;
  const next = extendRegister(register, revisions);
  const mayChange = (of: Register) =>
    may(authorityOf(of, { actor, homeTeamId: workspace.teamId }), 'change-party', 'workspace');
  if (register.parties.size > 0 && mayChange(register) && !mayChange(next)) {
    throw new AccordError(
      'conflict',
      'Nothing was changed: after this you could no longer change the register yourself. Look at your user id and your roles in it; whoever is to take them from you has to be somebody else.',
    );
  }
  if (administrators(register) > 0 && administrators(next) === 0) {
    throw new AccordError(
      'conflict',
      'Nothing was changed: after this nobody would be an administrator. Name another one first.',
    );
  }
}

function administrators(register: Register): number {
  return whoMay(register, 'grant-roles', 'workspace').length;
}
