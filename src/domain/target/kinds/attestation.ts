import { z } from 'zod';
import { durationText } from '../../clock/duration.ts';
import { percentageText } from '../../compliance/percentage.ts';
import { capitalised } from '../capitalised.ts';
import { durationWords } from '../duration-words.ts';
import { everyPeriod } from '../period-phrase.ts';
import { indicatorName, sampledPromise } from '../sampled.ts';
import { explainSubjects, measureSubjects } from '../subjects-figure.ts';
import { defineKind } from './target-kind.ts';

const terms = z.strictObject({
  ...sampledPromise,
  kind: z.literal('attestation'),
  objective: percentageText,
  /** For how long an attestation holds. */
  every: durationText,
  /** Whether a subject complies at the end, or must have complied all the time. */
  judged: z.enum(['end', 'throughout']).default('end'),
  /** Whether joining is the first attestation, as for a new password. */
  joiningCounts: z.boolean().default(false),
});

/** At least `objective` percent of the people or assets comply with a policy. */
export const attestationKind = defineKind({
  kind: 'attestation',
  terms,
  unit: 'subjects',
  needs: () => 'samples',
  measure: measureSubjects,
  explain: explainSubjects,
  words: (promised) => ({
    name: capitalised(indicatorName(promised)),
    sentence: sentenceOf(promised),
    objective: promised.objective,
    inPercent: true,
  }),
});

function sentenceOf(promised: z.infer<typeof terms>): string {
  const { every, objective, judged, period } = promised;
  const always = judged === 'throughout' ? ' all the time' : '';
  return `${indicatorName(promised)} at least every ${durationWords(every)}, kept by at least ${objective} %${always} ${everyPeriod(period)}`;
}
