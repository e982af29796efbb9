import { describe, expect, it } from 'vitest';
import { together } from '../../src/storage/together.ts';
import { useDatabase } from '../database.ts';

const opened = useDatabase();

/** Doubles numbers, at a sign; tells which ones were asked together. */
function doubling() {
  const asked: (readonly number[])[] = [];
  const ends: (() => void)[] = [];
  const double = together<{ readonly number: number }, number>(async (_, questions) => {
    const numbers = questions.map(({ number }) => number);
    asked.push(numbers);
    await new Promise<void>((resolve) => ends.push(resolve));
    if (numbers.includes(13)) throw new Error('unlucky');
    return numbers.map((number) => number * 2);
  });
  const ask = (number: number, workspaceId = 1) =>
    double(opened().database, { workspaceId, number });
  return { ask, asked, end: () => ends.shift()?.() };
}

const tick = () => new Promise((resolve) => setImmediate(resolve));

describe('questions about a workspace', () => {
  it('that are asked at the same time are asked together, each with its own answer', async () => {
    const { ask, asked, end } = doubling();
    const answers = Promise.all([ask(1), ask(2), Promise.resolve().then(() => ask(3))]);
    await tick();
    end();
    expect(await answers).toEqual([2, 4, 6]);
    expect(asked).toEqual([[1, 2, 3]]);
  });

  it('that are asked while two are under way wait, go together next and are not answered by those', async () => {
    const { ask, asked, end } = doubling();
    const answers = [1, 2, 3, 4].map(async (number) => {
      for (let turn = 1; turn < number; turn++) await tick();
      return ask(number);
    });
    for (let turn = 0; turn < 5; turn++) await tick();
    expect(asked).toEqual([[1], [2]]);
    end();
    await tick();
    expect(asked).toEqual([[1], [2], [3, 4]]);
    end();
    end();
    expect(await Promise.all(answers)).toEqual([2, 4, 6, 8]);
  });

  it('fail together, and later ones are asked anew', async () => {
    const { ask, asked, end } = doubling();
    const answers = Promise.allSettled([ask(1), ask(13)]);
    await tick();
    end();
    expect(await answers).toMatchObject([{ status: 'rejected' }, { status: 'rejected' }]);
    const later = ask(1);
    await tick();
    end();
    expect(await later).toBe(2);
    expect(asked).toEqual([[1, 13], [1]]);
  });

  it('are asked apart from those about another workspace and those of a transaction', async () => {
    const seen: unknown[] = [];
    const note = together<{ readonly name: string }, string>(async (place, questions) => {
      const names = questions.map(({ name }) => name);
      seen.push([place.workspaceId, place.db === opened().database, names]);
      return names;
    });
    const { database } = opened();
    await database.transaction(async (tx) => {
      await Promise.all([
        note(database, { workspaceId: 1, name: 'a' }),
        note(database, { workspaceId: 2, name: 'b' }),
        note(tx, { workspaceId: 1, name: 'c' }),
      ]);
    });
    expect(seen).toEqual([
      [1, true, ['a']],
      [2, true, ['b']],
      [1, false, ['c']],
    ]);
  });
});
