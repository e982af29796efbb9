import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createTurns } from '../../src/slack/turns.ts';

describe('turns', () => {
  it('let no more work run at a time than they are told, and all of it in the end', async () => {
    const turns = createTurns(2);
    const running = { now: 0, most: 0 };
    const work = async () => {
      running.now += 1;
      running.most = Math.max(running.most, running.now);
      await setTimeout(5);
      running.now -= 1;
      return 'done';
    };
    const results = await Promise.all(Array.from({ length: 7 }, () => turns.take(work)));
    expect(results).toEqual(Array.from({ length: 7 }, () => 'done'));
    expect(running).toEqual({ now: 0, most: 2 });
  });

  it('begin no work while what arrives together is still arriving', async () => {
    const turns = createTurns(2);
    const order: string[] = [];
    const works = Array.from({ length: 5 }, async (_, i) => {
      order.push(`arrived ${i}`);
      await turns.take(async () => void order.push(`began ${i}`));
    });
    await Promise.all(works);
    expect(order.slice(0, 5)).toEqual([0, 1, 2, 3, 4].map((i) => `arrived ${i}`));
  });

  it('go on after work that failed', async () => {
    const turns = createTurns(1);
    const failing = turns.take(async () => {
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await expect(turns.take(async () => 'yes')).resolves.toBe('yes');
  });
});
