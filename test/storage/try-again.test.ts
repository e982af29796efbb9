import { describe, expect, it } from 'vitest';
import type { Db } from '../../src/storage/database.ts';
import { transactionTriedAgain } from '../../src/storage/try-again.ts';
import { DATABASES, useDatabase } from '../database.ts';

const [, POSTGRESQL] = DATABASES;

describe('a transaction that is tried again', () => {
  const getDatabase = useDatabase(POSTGRESQL.open);

  /** Holds everybody until so many have come, and nobody afterwards. */
  function meeting(of: number) {
    let come = 0;
    let open = () => {};
    const all = new Promise<void>((resolve) => {
      open = resolve;
    });
    return () => {
      come += 1;
      if (come >= of) open();
      return all;
    };
  }

  it('ends well when two wait for each other', async () => {
    const { database } = getDatabase();
    await database.sql('CREATE TABLE pair (id int PRIMARY KEY, times int NOT NULL)');
    await database.sql('INSERT INTO pair VALUES (1, 0), (2, 0)');
    const met = meeting(2);
    let attempts = 0;
    const add = (tx: Db, id: number) =>
      tx.sql('UPDATE pair SET times = times + 1 WHERE id = $1::int', [id]);
    const both = (first: number, second: number) =>
      transactionTriedAgain(database, async (tx) => {
        attempts += 1;
        await add(tx, first);
        await met();
        await add(tx, second);
      });
    await Promise.all([both(1, 2), both(2, 1)]);
    expect(attempts).toBe(3);
    expect(await database.sql('SELECT times FROM pair')).toEqual([{ times: 2 }, { times: 2 }]);
  });

  it('fails at once when it failed for another reason', async () => {
    let attempts = 0;
    const failing = transactionTriedAgain(getDatabase().database, async (tx) => {
      attempts += 1;
      await tx.sql('SELECT 1 / 0');
    });
    await expect(failing).rejects.toThrow(/division by zero/);
    expect(attempts).toBe(1);
  });
});
