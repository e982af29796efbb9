import { notice, recipient } from '../../outbox/notice.ts';
import type { TakenNotice } from '../../storage/notice-claims.ts';
import type { Context } from '../context.ts';
import { readRegister } from '../register/load-register.ts';

/**
 * Who reads a notice instead of a channel that Accord cannot write to: the owner of the promise, else the service
 * level manager; null when nobody is known in the chat, or it went to such a person already.
 */
export async function standInFor(
  { database, workspace }: Context,
  taken: Pick<TakenNotice, 'payload' | 'recipient'>,
): Promise<string | null> {
  const to = recipient.safeParse(taken.recipient).data;
  if (!to || to.insteadOf) return null;
  const owner = ownerIn(taken.payload);
  if (owner !== null) return owner === to.channel ? null : owner;
  const register = await readRegister(database, workspace.id);
  const people = [...register.parties.values()].flatMap(({ terms }) => terms.people);
  const found = people.find(({ user, roles }) => user && roles.includes('service-level-manager'));
  return found?.user ?? null;
}

function ownerIn(payload: unknown): string | null {
  const told = notice.safeParse(payload).data;
  return told && 'promised' in told ? (told.promised.owner?.user ?? null) : null;
}
