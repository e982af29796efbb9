import { z } from 'zod';
import { peopleOfProviders } from '../../domain/party/grants.ts';
import { grantsOf } from '../../domain/party/party-terms.ts';
import { readRecipient } from '../../outbox/read-notice.ts';
import type { TakenNotice } from '../../storage/notice-claims.ts';
import type { Context } from '../context.ts';
import { readRegister } from '../register/load-register.ts';

/**
 * Who reads a notice instead of a channel that Accord cannot write to: the owner of the promise, else the service
 * level manager of our own people; null when nobody is known in the chat, or it went to such a person already.
 */
export async function standInFor(
  { database, workspace }: Context,
  taken: Pick<TakenNotice, 'payload' | 'recipient'>,
): Promise<string | null> {
  const to = readRecipient(taken.recipient);
  if (!to || to.insteadOf) return null;
  const owner = ownerIn(taken.payload);
  if (owner !== null) return owner === to.channel ? null : owner;
  const register = await readRegister(database, workspace.id);
  const found = peopleOfProviders(register).find(
    ({ person }) =>
      person.user && grantsOf(person).some(({ role }) => role === 'service-level-manager'),
  );
  return found?.person.user ?? null;
}

const owning = z.object({ owner: z.object({ user: z.string().nullable() }).nullable() });
const line = z.object({ lines: z.tuple([z.object({ promised: owning })]).rest(z.unknown()) });

/** Where a notice names the owner of what it is about. */
const OWNERS = [
  owning,
  z.object({ promised: owning }).transform(({ promised }) => promised),
  line.transform(({ lines }) => lines[0].promised),
  z.object({ alert: line }).transform(({ alert }) => alert.lines[0].promised),
];

function ownerIn(payload: unknown): string | null {
  const found = OWNERS.map((part) => part.safeParse(payload).data?.owner?.user);
  return found.find((user) => user !== undefined) ?? null;
}
