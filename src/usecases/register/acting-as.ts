import { AccordError } from '../../domain/error.ts';
import { findPerson } from '../../domain/register/search.ts';
import type { Setting } from '../status/viewing.ts';
import { loadRegister } from './load-register.ts';

/** The same setting with somebody of the register acting, for whoever runs the command line in their place. */
export async function actingAs<Given extends Setting>(
  setting: Given,
  name: string | undefined,
): Promise<Given> {
  if (name === undefined) return setting;
  const { match, suggestions } = findPerson(await loadRegister(setting), name);
  const { teamId } = setting.workspace;
  if (match?.user && teamId !== null) {
    const actor = { kind: 'person', userId: match.user, teamId, guest: false } as const;
    return { ...setting, actor };
  }
  const hint = suggestions.length > 0 ? ` Did you mean ${suggestions.join(' or ')}?` : '';
  throw new AccordError(
    'not-found',
    match
      ? `${match.name} has no chat user in the register, so nobody can act for them here.`
      : `There is nobody called “${name}” in the register.${hint}`,
  );
}
