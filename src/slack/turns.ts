import { setTimeout } from 'node:timers/promises';

type Turns = { readonly take: <Result>(work: () => Promise<Result>) => Promise<Result> };

/** Work begins when nothing new has arrived for so many milliseconds … */
const QUIET = 25;
/** … or at the latest after so many. */
const PATIENCE = 300;

/**
 * Lets a few pieces of work run at a time and the rest wait, and none begin while more arrives:
 * what arrives is acknowledged first.
 */
export function createTurns(atOnce: number): Turns {
  const waiting: (() => void)[] = [];
  let running = 0;
  let arrivedAt = 0;
  const enter = async () => {
    arrivedAt = performance.now();
    if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    const latest = performance.now() + PATIENCE;
    do await setTimeout(QUIET);
    while (performance.now() - arrivedAt < QUIET && performance.now() < latest);
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
        return await work();
      } finally {
        leave();
      }
    },
  };
}
