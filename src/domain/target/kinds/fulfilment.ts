import { z } from 'zod';
import { dayHours, readHours } from '../../calendar/hours.ts';
import { percentageText } from '../../compliance/percentage.ts';
import { capitalised } from '../capitalised.ts';
import { explainDeliveries, measureDeliveries } from '../deliveries-figure.ts';
import { everyPeriod } from '../period-phrase.ts';
import { indicatorName, sampledPromise } from '../sampled.ts';
import { defineKind } from './target-kind.ts';

const terms = z.strictObject({
  ...sampledPromise,
  kind: z.literal('fulfilment'),
  /** When something is to be delivered on each working day: [['09:30', '10:00']]. */
  windows: dayHours.refine((list) => list.length > 0, 'needs at least one window.'),
  attainment: percentageText,
});

/** What is to come on every working day comes in its windows. */
export const fulfilmentKind = defineKind({
  kind: 'fulfilment',
  terms,
  unit: 'deliveries',
  needs: () => 'samples',
  measure: (promised, scene) => measureDeliveries(rulesOf(promised), scene),
  explain: (promised, scene) => explainDeliveries(rulesOf(promised), scene),
  words: (promised) => ({
    name: capitalised(indicatorName(promised)),
    sentence: sentenceOf(promised),
    objective: promised.attainment,
    inPercent: true,
  }),
});

function rulesOf({ key, indicator, windows, attainment }: z.infer<typeof terms>) {
  return { key, indicator, objective: attainment, windows: windows.map(readHours) };
}

function sentenceOf({ windows, attainment, period, ...named }: z.infer<typeof terms>): string {
  const times = windows.map((each) => each.join('–')).join(' and ');
  return `${indicatorName(named)} delivered ${times} on working days, at least ${attainment} % in time ${everyPeriod(period)}`;
}
