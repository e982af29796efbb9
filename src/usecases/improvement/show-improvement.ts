import { AccordError } from '../../domain/error.ts';
import type { Improvement } from '../../domain/improvement/improvement.ts';
import { agreementSubject, requireAuthority } from '../../domain/party/authority.ts';
import { latestAgreement, type Register } from '../../domain/register/register.ts';
import { targetName } from '../../domain/target/kind-words.ts';
import { findImprovement } from '../../storage/improvements.ts';
import { personOf } from '../alert/describe-alert.ts';
import type { Context } from '../context.ts';
import { openView } from '../status/viewing.ts';

/** An improvement with what people read of it. */
export type ShownImprovement = Omit<Improvement, 'owner'> & {
  readonly owner: { readonly name: string; readonly user: string | null };
  readonly agreementName: string;
  readonly targetName: string;
  readonly services: readonly string[];
  readonly timeZone: string;
};

/** One improvement, as somebody of our own people finds it. */
export async function showImprovement(
  context: Context,
  { id }: { readonly id: string },
): Promise<ShownImprovement> {
  const { register, authority } = await openView(context);
  requireAuthority(authority, 'see-alerts', 'anything');
  const where = { workspaceId: context.workspace.id, id: requireNumber(id) };
  const found = await findImprovement(context.database, where);
  if (!found) throw noImprovement();
  requireAuthority(authority, 'see-alerts', agreementSubject(register, found.agreementKey));
  return shownOf(register, found);
}

/** What people read of an improvement, in the words of the register. */
export function shownOf(register: Register, improvement: Improvement): ShownImprovement {
  const { agreementKey, targetKey, owner } = improvement;
  const terms = latestAgreement(register, agreementKey)?.terms;
  const target = terms?.targets.find(({ key }) => key === targetKey);
  return {
    ...improvement,
    owner: personOf(register, owner) ?? { name: owner, user: owner },
    agreementName: terms?.name ?? agreementKey,
    targetName: target ? targetName(target) : targetKey,
    services: terms?.services ?? [],
    timeZone: terms?.timeZone ?? 'UTC',
  };
}

/** The number of an improvement; what is none may come from a forged button. */
export function requireNumber(id: string): string {
  if (/^\d{1,18}$/.test(id)) return id;
  throw noImprovement();
}

export function noImprovement(): AccordError {
  return new AccordError(
    'not-found',
    'There is no such improvement. /sla improvements shows those that are open.',
  );
}
