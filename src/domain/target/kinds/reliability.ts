import { z } from 'zod';
import { durationText, readDuration } from '../../clock/duration.ts';
import { forecastReliability } from '../../forecast/forecast-reliability.ts';
import { counted, durationWords } from '../duration-words.ts';
import { interruptionExamples } from '../examples/interruption-examples.ts';
import {
  explainInterruptions,
  interruptionsOf,
  measureInterruptions,
} from '../interruptions-figure.ts';
import { everyPeriod } from '../period-phrase.ts';
import { placeIn, segmentIn } from '../segment.ts';
import { promise } from './promise.ts';
import { siteSegment } from './site-segment.ts';
import { defineKind, type Scene } from './target-kind.ts';

const terms = z
  .strictObject({
    ...promise,
    kind: z.literal('reliability'),
    /** Of several targets of this kind, the one for a site counts what is down there. */
    segment: siteSegment,
    /** The most interruptions in a period. */
    interruptions: z
      .int({ error: 'must be a whole number of interruptions, such as 2.' })
      .nonnegative()
      .optional(),
    /** The longest time that restoring the service takes on average. */
    meanTimeToRestore: durationText
      .refine(
        (text) => readLength(text) !== null || readDuration(text) === null,
        'is not a time to restore. Write “4h” of support time or “4h calendar”.',
      )
      .optional(),
    /** Components that stand in for one another: the service is interrupted while all of them are. */
    redundant: z.array(z.string().min(1)).min(2).optional(),
  })
  .refine(
    ({ interruptions, meanTimeToRestore }) =>
      interruptions !== undefined || meanTimeToRestore !== undefined,
    {
      path: ['interruptions'],
      error: 'must be given, or meanTimeToRestore, or both: otherwise nothing is promised.',
    },
  );

/** The service is interrupted seldom, and is restored soon. */
export const reliabilityKind = defineKind({
  kind: 'reliability',
  terms,
  unit: 'interruptions',
  needs: () => 'outages',
  measure: (promised, scene) => measureInterruptions(rulesOf(promised), scene),
  explain: (promised, scene) => explainInterruptions(rulesOf(promised), scene),
  forecast: (promised, outlook) => {
    const rules = rulesOf(promised);
    const seen = {
      measure: (scene: Scene) => measureInterruptions(rules, scene),
      interruptionsOf: (scene: Scene) => interruptionsOf(rules, scene),
    };
    return forecastReliability({ ...rules, ...seen }, outlook);
  },
  examples: interruptionExamples,
  words: (promised) => ({
    name: `Reliability${segmentIn(promised.segment)}`,
    sentence: sentenceOf(promised),
    objective: String(promised.interruptions ?? promised.meanTimeToRestore),
    inPercent: false,
  }),
});

function rulesOf({ interruptions, meanTimeToRestore, redundant }: z.infer<typeof terms>) {
  const read = meanTimeToRestore === undefined ? null : readLength(meanTimeToRestore);
  return {
    allowed: interruptions ?? null,
    meanMs: read?.ms ?? null,
    aroundTheClock: read?.unit === 'calendar',
    redundant,
  };
}

/** A length of time that can be compared with a mean: no business days, no fixed points. */
function readLength(text: string) {
  const read = readDuration(text);
  return read !== null && 'ms' in read ? read : null;
}

function sentenceOf(promised: z.infer<typeof terms>): string {
  const { interruptions, meanTimeToRestore, period, segment } = promised;
  const few = interruptions === undefined ? [] : [mostly(interruptions)];
  const soon =
    meanTimeToRestore === undefined
      ? []
      : [`restored within ${durationWords(meanTimeToRestore)} on average`];
  return `${[...few, ...soon].join(', ')}${placeIn(segment)} ${everyPeriod(period)}`;
}

function mostly(interruptions: number): string {
  return interruptions === 0
    ? 'no interruption'
    : `at most ${counted(interruptions, 'interruption')}`;
}
