import type { PartyRevision, Register } from '../register/register.ts';

/** Somebody as the audit trail names them, found in the register as far as it lists them. */
export type NamedActor = {
  readonly name: string;
  /** The id of the person in the chat; null for what is no person. */
  readonly userId: string | null;
  /** The party that lists the person; null when none does. */
  readonly party: PartyRevision | null;
};

const PERSON = /^person:[^/]*\/(.+)$/;

/** Who it was that the audit trail names, by the name that the register knows. */
export function actorNamed(register: Register, actor: string): NamedActor {
  const userId = PERSON.exec(actor)?.[1] ?? null;
  if (userId === null) return { name: machineWords(actor), userId: null, party: null };
  for (const party of register.parties.values()) {
    const person = party.terms.people.find(({ user }) => user === userId);
    if (person) return { name: person.name, userId, party };
  }
  return { name: userId, userId, party: null };
}

function machineWords(actor: string): string {
  if (actor === 'cli') return 'the command line';
  const [kind = '', ...rest] = actor.split(':');
  const name = rest.join(':');
  return kind === 'webhook' ? `the source ${name}` : `Accord itself (${name || kind})`;
}
