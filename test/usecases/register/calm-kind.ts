import { z } from 'zod';
import { certain } from '../../../src/domain/forecast/forecast.ts';
import { TARGET_KINDS } from '../../../src/domain/target/kinds/index.ts';
import { promise } from '../../../src/domain/target/kinds/promise.ts';
import { defineKind, type Scene } from '../../../src/domain/target/kinds/target-kind.ts';
import { sampledFigure } from '../../../src/domain/target/sampled.ts';

const terms = z.strictObject({ ...promise, kind: z.literal('calm'), most: z.int().positive() });
type Calm = z.infer<typeof terms>;

/** A kind of target that no file of the product knows: at most so many outages, however short. */
const calm = defineKind({
  kind: 'calm',
  terms,
  unit: 'demand',
  needs: () => 'outages',
  measure,
  explain: (promised, scene) => ({
    of: 'count',
    days: [{ date: '2026-01-02', counted: countedIn(promised, scene) }],
  }),
  forecast: (promised, { seed, facts }) => {
    const verdict = facts.outages.length > promised.most ? 'breached' : 'met';
    const ending = { percent: null, verdict } as const;
    const sample = { periods: 0, cases: 0, outages: 0 };
    return certain(`certain-${verdict}`, {
      ...{ best: ending, worst: ending, expected: null, sample, seed },
    });
  },
  words: ({ most }) => ({
    name: 'Calm',
    sentence: `at most ${most} alarms each month`,
    objective: String(most),
    inPercent: false,
  }),
  examples: ({ most }) => [`With ${most + 1} alarms it is missed.`],
});

function measure(promised: Calm, scene: Scene) {
  const [counted, capacity] = [countedIn(promised, scene), promised.most];
  return sampledFigure(scene, {
    verdict: counted > capacity ? 'breached' : 'met',
    attainment: { of: 'count', counted, capacity },
    percent: null,
    budget: { unit: 'demand', granted: capacity, spent: counted, left: capacity - counted },
  });
}

function countedIn(_: Calm, { facts, asOf }: Scene): number {
  return facts.outages.filter(({ from }) => from <= asOf).length;
}

// The list is read when the modules that are imported later begin.
const kinds: unknown[] = Object.assign(TARGET_KINDS);
kinds.push(calm);
