import { z } from 'zod';
import { dayHours, readHours } from '../../calendar/hours.ts';
import { percentageText } from '../../compliance/percentage.ts';
import { forecastCounted } from '../../forecast/forecast-counted.ts';
import type { Outlook } from '../../forecast/outlook.ts';
import { capitalised } from '../capitalised.ts';
import { explainDeliveries, measureDeliveries } from '../deliveries-figure.ts';
import { shareExamples } from '../examples/share-examples.ts';
import type { Attainment } from '../figure.ts';
import { everyPeriod } from '../period-phrase.ts';
import { indicatorName, sampledPromise } from '../sampled.ts';
import { defineKind, type Scene } from './target-kind.ts';

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
  forecast: (promised, outlook) => forecastDeliveries(rulesOf(promised), outlook),
  examples: ({ attainment: objective, period }) =>
    shareExamples({ objective, period }, { things: 'deliveries', bad: 'late' }),
  words: (promised) => ({
    name: capitalised(indicatorName(promised)),
    sentence: sentenceOf(promised),
    objective: promised.attainment,
    inPercent: true,
  }),
});

/** Every delivery that is still to come is known by its window. */
function forecastDeliveries(rules: ReturnType<typeof rulesOf>, outlook: Outlook) {
  const { attainment } = outlook.figure;
  const promised = {
    objective: rules.objective,
    rest: attainment.of === 'deliveries' ? attainment.open : null,
    measure: (scene: Scene) => measureDeliveries(rules, scene),
    countOf: (reached: Attainment) => (reached.of === 'deliveries' ? reached : null),
  };
  return forecastCounted(promised, outlook);
}

function rulesOf({ key, indicator, windows, attainment }: z.infer<typeof terms>) {
  return { key, indicator, objective: attainment, windows: windows.map(readHours) };
}

function sentenceOf({ windows, attainment, period, ...named }: z.infer<typeof terms>): string {
  const times = windows.map((each) => each.join('–')).join(' and ');
  return `${indicatorName(named)} delivered ${times} on working days, at least ${attainment} % in time ${everyPeriod(period)}`;
}
