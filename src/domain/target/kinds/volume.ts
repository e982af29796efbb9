import { z } from 'zod';
import { explainDemand, measureDemand } from '../demand-figure.ts';
import { everyPeriod } from '../period-phrase.ts';
import { indicatorName, sampledPromise } from '../sampled.ts';
import { defineKind } from './target-kind.ts';

const terms = z.strictObject({
  ...sampledPromise,
  kind: z.literal('volume'),
  /** The most that the customer may ask for in a period. */
  capacity: z.int({ error: 'must be a whole number, such as 100.' }).positive(),
  counts: z.enum(['work-items', 'samples']).default('work-items'),
});

/** The customer asks for no more than was agreed; over it, the other promises are outside the agreed demand. */
export const volumeKind = defineKind({
  kind: 'volume',
  terms,
  unit: 'demand',
  needs: ({ counts }) => (counts === 'samples' ? 'samples' : 'opened-items'),
  measure: measureDemand,
  explain: explainDemand,
  words: (promised) => ({
    name: 'Demand',
    sentence: `demand of up to ${promised.capacity} ${thingsOf(promised)} ${everyPeriod(promised.period)}`,
    objective: String(promised.capacity),
    inPercent: false,
  }),
});

function thingsOf(promised: z.infer<typeof terms>): string {
  return promised.counts === 'work-items' ? 'tickets' : indicatorName(promised);
}
