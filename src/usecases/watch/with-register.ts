import { AccordError } from '../../domain/error.ts';
import type { Register } from '../../domain/register/register.ts';
import type { Db } from '../../storage/database.ts';
import { registerVersion } from '../../storage/register.ts';
import { transactionTriedAgain } from '../../storage/try-again.ts';
import type { Context } from '../context.ts';
import { loadRegister } from '../register/load-register.ts';

type Work<Locked, Result> = {
  /** Takes what is worked on, so that whoever changes the register later has to wait for it or sees it done. */
  readonly lock: (tx: Db) => Promise<Locked>;
  readonly work: (
    tx: Db,
    given: { readonly register: Register; readonly locked: Locked },
  ) => Promise<Result>;
};

const MOST_TRIES = 5;
const CHANGED = Symbol('the register has changed');

/**
 * Works in a transaction on what is locked first, by the register as it stands after that. Reading a large register
 * takes long, so it is read before, and once more where it has changed meanwhile.
 */
export async function withRegister<Locked, Result>(
  { database, workspace }: Pick<Context, 'database' | 'workspace'>,
  { lock, work }: Work<Locked, Result>,
): Promise<Result> {
  const place = { workspaceId: workspace.id };
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const version = await registerVersion(database, place);
    const register = await loadRegister({ database, workspace });
    const result = await transactionTriedAgain(database, async (tx) => {
      const locked = await lock(tx);
      if ((await registerVersion(tx, place)) !== version) return CHANGED;
      return work(tx, { register, locked });
    });
    if (result !== CHANGED) return result;
  }
  throw new AccordError('conflict', 'The register changes all the time. Try again in a moment.');
}
