import { expect, it } from 'vitest';
import { judge } from './judge.ts';
import type { Plan } from './plan.ts';
import { run } from './run.ts';

/** `npm run test:faults` takes the long way. */
const IS_FULL = process.env.ACCORD_FAULTS === 'long';
const MINUTES = 60_000;

const PLANS: readonly Plan[] = IS_FULL
  ? [
      { seed: 4, kills: 20, restarts: 1, readsHistory: true, upgrades: true },
      { seed: 1, kills: 100, restarts: 5, readsHistory: true, freezes: true },
      { seed: 2, kills: 100, restarts: 5, readsHistory: false },
    ]
  : [{ seed: 3, kills: 3, restarts: 1, readsHistory: true, isShort: true }];

it.each(PLANS)(
  'everything is told once, in time and in order, whatever fails: %o',
  { timeout: 40 * MINUTES },
  async (plan) => {
    await run(plan, async (outcome) => {
      const { figures, wrong } = await judge(outcome);
      print(figures);
      print(Object.fromEntries(Object.entries(wrong).map(([what, { length }]) => [what, length])));
      expect(wrong).toEqual(Object.fromEntries(Object.keys(wrong).map((what) => [what, []])));
      expect(figures['work items']).toBeGreaterThan(0);
      expect(figures.messages).toBeGreaterThan(0);
    });
  },
);

function print(figures: Readonly<Record<string, number>>): void {
  const lines = Object.entries(figures).map(
    ([what, count]) => `${String(count).padStart(6)}  ${what}\n`,
  );
  process.stdout.write(`${lines.join('')}\n`);
}
