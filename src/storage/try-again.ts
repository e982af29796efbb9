import type { Database, Db } from './database.ts';
import { codeOf, messageOf } from './failure.ts';

/**
 * A transaction that is tried a second time when the database gave it up because it and another one waited for each
 * other. Only for work that starts from nothing each time.
 */
export async function transactionTriedAgain<T>(
  database: Database,
  work: (tx: Db) => Promise<T>,
): Promise<T> {
  try {
    return await database.transaction(work);
  } catch (error) {
    if (!wasGivenUp(error)) throw error;
    return database.transaction(work);
  }
}

/** Prisma’s name for it, and within the messages of its raw queries those of PostgreSQL: deadlock_detected, serialization_failure. */
const GIVEN_UP = /^P2034$|Code: `(40P01|40001)`/;

function wasGivenUp(error: unknown): boolean {
  return GIVEN_UP.test(codeOf(error)) || GIVEN_UP.test(messageOf(error));
}
