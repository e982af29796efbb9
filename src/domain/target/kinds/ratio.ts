import { z } from 'zod';
import { MINUTE } from '../../calendar/instant.ts';
import { readDuration } from '../../clock/duration.ts';
import { burnRates, refuseUnreachable } from '../../compliance/burn-terms.ts';
import { percentageText } from '../../compliance/percentage.ts';
import { forecastCounted } from '../../forecast/forecast-counted.ts';
import type { Outlook } from '../../forecast/outlook.ts';
import { capitalised } from '../capitalised.ts';
import { HOURS } from '../counted-time.ts';
import { readLimit } from '../event-counts.ts';
import { shareExamples } from '../examples/share-examples.ts';
import type { Attainment } from '../figure.ts';
import { everyPeriod } from '../period-phrase.ts';
import { countRatio, explainRatio, measureRatio, slicesLeft } from '../ratio-figure.ts';
import { indicatorName, sampledPromise } from '../sampled.ts';
import { defineKind, type Scene } from './target-kind.ts';

const terms = z
  .strictObject({
    ...sampledPromise,
    kind: z.literal('ratio'),
    objective: percentageText,
    /** The greatest good value, for samples that are values: “p95 at most 300 ms” is 95 % at or under it. */
    atMost: z
      .string()
      .refine(
        (text) => readLimit(text) !== null,
        'is not a limit. Write “300ms”, “2s”, or a bare number in quotes in the unit of the samples.',
      )
      .optional(),
    /** Counts time slices of this length instead of events. */
    slice: z
      .string()
      .refine(
        (text) => sliceLength(text) >= MINUTE,
        'is not the length of a slice. Write one minute or more, such as “5m”.',
      )
      .optional(),
    /** The share of good events that makes a slice good. */
    sliceObjective: percentageText.optional(),
    unknown: z.enum(['ignore', 'good', 'bad', 'block']).default('ignore'),
    /** Nothing is judged while a larger share than this is unknown. */
    blockAbove: percentageText.optional(),
    hours: z.enum(HOURS).default('agreed'),
    burnRates: burnRates.optional(),
  })
  .superRefine(refuseUnreachable)
  .refine(({ slice, sliceObjective }) => (slice === undefined) === (sliceObjective === undefined), {
    path: ['sliceObjective'],
    error: 'belongs to slice: give both, such as slice: 5m and sliceObjective: "99", or neither.',
  })
  .refine(({ unknown, blockAbove }) => (unknown === 'block') === (blockAbove !== undefined), {
    path: ['blockAbove'],
    error: 'belongs to unknown: block: give both, such as blockAbove: "10", or neither.',
  });

/** At least `objective` percent of the events, or of the time slices, are good. */
export const ratioKind = defineKind({
  kind: 'ratio',
  terms,
  unit: 'events',
  needs: () => 'samples',
  measure: (promised, scene) => measureRatio(rulesOf(promised), scene),
  explain: (promised, scene) => explainRatio(rulesOf(promised), scene),
  burn: (promised, scene) => {
    const { met, judged } = countRatio(rulesOf(promised), scene);
    return { total: judged, bad: judged - met };
  },
  forecast: (promised, outlook) => forecastRatio(rulesOf(promised), outlook),
  examples: (promised) =>
    shareExamples(promised, {
      things: promised.slice === undefined ? 'events' : `slices of ${promised.slice}`,
      bad: 'bad',
    }),
  words: (promised) => ({
    name: capitalised(indicatorName(promised)),
    sentence: sentenceOf(promised),
    objective: promised.objective,
    inPercent: true,
  }),
});

/** How many slices are still to come is known; how many events is not. */
function forecastRatio(rules: ReturnType<typeof rulesOf>, outlook: Outlook) {
  const { attainment, period } = outlook.figure;
  const promised = {
    objective: rules.objective,
    rest: slicesLeft(rules, { ...outlook, period }),
    blind: attainment.of === 'events' && attainment.blocked,
    measure: (scene: Scene) => measureRatio(rules, scene),
    countOf: (reached: Attainment) =>
      reached.of === 'events'
        ? { eligible: reached.judged, missed: reached.judged - reached.met }
        : null,
  };
  return forecastCounted(promised, outlook);
}

function rulesOf(promised: z.infer<typeof terms>) {
  const { atMost, slice, sliceObjective, blockAbove } = promised;
  return {
    ...promised,
    limit: atMost === undefined ? null : readLimit(atMost),
    slicing:
      slice === undefined || sliceObjective === undefined
        ? null
        : { sliceMs: sliceLength(slice), objective: sliceObjective },
    blockAbove: blockAbove ?? null,
  };
}

function sentenceOf({ atMost, slice, objective, period, ...named }: z.infer<typeof terms>): string {
  const good = atMost === undefined ? 'good' : `at or under ${atMost}`;
  const counted = slice === undefined ? 'events' : `slices of ${slice}`;
  return `${indicatorName(named)} ${good} in at least ${objective} % of all ${counted} ${everyPeriod(period)}`;
}

function sliceLength(text: string): number {
  const read = readDuration(text);
  return read?.unit === 'support-time' ? read.ms : 0;
}
