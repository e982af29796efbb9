import { z } from 'zod';
import { forecastDemand } from '../../forecast/forecast-demand.ts';
import { type Outlook, pastOf } from '../../forecast/outlook.ts';
import { explainDemand, measureDemand } from '../demand-figure.ts';
import { demandExamples } from '../examples/demand-examples.ts';
import type { Figure } from '../figure.ts';
import { everyPeriod } from '../period-phrase.ts';
import { indicatorName, sampledPromise } from '../sampled.ts';
import { defineKind } from './target-kind.ts';

const terms = z.strictObject({
  ...sampledPromise,
  kind: z.literal('volume'),
  /** The most that the customer may ask for in a period. */
  capacity: z.int({ error: 'must be a whole number, such as 100.' }).positive('must be 1 or more.'),
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
  forecast: forecastVolume,
  examples: demandExamples,
  words: (promised) => ({
    name: 'Demand',
    sentence: `demand of up to ${promised.capacity} ${thingsOf(promised)} ${everyPeriod(promised.period)}`,
    objective: String(promised.capacity),
    inPercent: false,
  }),
});

function forecastVolume(promised: z.infer<typeof terms>, outlook: Outlook) {
  const { figure, asOf, seed } = outlook;
  const past = pastOf((scene) => measureDemand(promised, scene), outlook);
  const ends = past.map(({ end }) => countedIn(end));
  // Before anything was ever asked for, the past says nothing about how much is.
  const isKnown = ends.some((count) => count > 0);
  return forecastDemand({
    counted: countedIn(figure),
    capacity: promised.capacity,
    rests: isKnown ? past.map(({ midway, end }) => countedIn(end) - countedIn(midway)) : [],
    missed: ends.filter((count) => count > promised.capacity).length,
    isOver: asOf >= figure.period.to,
    seed,
  });
}

function countedIn({ attainment }: Figure): number {
  return attainment.of === 'count' ? attainment.counted : 0;
}

function thingsOf(promised: z.infer<typeof terms>): string {
  return promised.counts === 'work-items' ? 'tickets' : indicatorName(promised);
}
