import { setTimeout } from 'node:timers/promises';

type Turns = { readonly take: <Result>(work: () => Promise<Result>) => Promise<Result> };

/** What arrives together within these milliseconds is acknowledged before the first work begins. */
const BREATH = 10;

/**
 * Lets a few pieces of work run at a time and the rest wait, so that the requests which arrive
 * meanwhile are acknowledged first.
 */
export function createTurns(atOnce: number): Turns {
  const waiting: (() => void)[] = [];
  let running = 0;
  const enter = async () => {
    if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
  };
  const leave = () => {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  };
  return {
    take: async (work) => {
      await enter();
      try {
        await setTimeout(BREATH);
        return await work();
      } finally {
        leave();
      }
    },
  };
}
