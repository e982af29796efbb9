import { z } from 'zod';
import { compare, decimal, fraction } from '../../compliance/fraction.ts';
import { percentageText } from '../../compliance/percentage.ts';
import { everyPeriod } from '../period-phrase.ts';
import { indicatorName, sampledPromise } from '../sampled.ts';
import { explainScore, measureScore } from '../score-figure.ts';
import { defineKind } from './target-kind.ts';

const DECIMAL = /^-?\d+(?:\.\d+)?$/;

const terms = z
  .strictObject({
    ...sampledPromise,
    kind: z.literal('satisfaction'),
    /** The lowest and the highest answer: [1, 5]. */
    scale: z
      .tuple([z.int(), z.int()])
      .refine(([lowest, highest]) => lowest < highest, 'must go from a lower to a higher number.'),
    /** The least mean of the answers. */
    mean: z
      .string({ error: 'must be a decimal number in quotes, such as "4.2".' })
      .regex(DECIMAL, 'must be a decimal number in quotes, such as "4.2".')
      .optional(),
    /** The least share of answers at or above `atOrAbove`. */
    share: percentageText.optional(),
    atOrAbove: z.int().optional(),
    /** Fewer answers than these say nothing. */
    minimumAnswers: z.int().positive().default(10),
  })
  .refine(({ mean, share }) => mean !== undefined || share !== undefined, {
    path: ['mean'],
    error: 'must be given, or share, or both: otherwise nothing is promised.',
  })
  .refine(({ share, atOrAbove }) => (share === undefined) === (atOrAbove === undefined), {
    path: ['atOrAbove'],
    error: 'belongs to share: give both, such as share: "80" and atOrAbove: 4, or neither.',
  })
  .refine(({ scale, mean }) => mean === undefined || isOn(scale, mean), {
    path: ['mean'],
    error: 'does not lie on the scale.',
  })
  .refine(({ scale, atOrAbove }) => atOrAbove === undefined || isOn(scale, String(atOrAbove)), {
    path: ['atOrAbove'],
    error: 'does not lie on the scale.',
  });

/** The answers of a survey are good enough, on average or by their share. */
export const satisfactionKind = defineKind({
  kind: 'satisfaction',
  terms,
  unit: 'answers',
  needs: () => 'samples',
  measure: measureScore,
  explain: explainScore,
  words: (promised) => ({
    name: 'Satisfaction',
    sentence: sentenceOf(promised),
    objective: promised.share ?? promised.mean ?? '',
    inPercent: promised.share !== undefined,
  }),
});

function isOn([lowest, highest]: readonly [number, number], number: string): boolean {
  // What is no number has been refused already.
  if (!DECIMAL.test(number)) return true;
  const value = decimal(number);
  return compare(value, fraction(lowest)) >= 0 && compare(value, fraction(highest)) <= 0;
}

function sentenceOf(promised: z.infer<typeof terms>): string {
  const { scale, mean, share, atOrAbove, period } = promised;
  const average = mean === undefined ? [] : [`at least ${mean} on average`];
  const high = share === undefined ? [] : [`at least ${share} % of answers ${atOrAbove} or higher`];
  const good = [...average, ...high].join(', ');
  return `${indicatorName(promised)} from ${scale.join(' to ')}: ${good}, ${everyPeriod(period)}`;
}
