import { z } from 'zod';
import { compare, decimal, fraction } from '../../compliance/fraction.ts';
import { percentageText } from '../../compliance/percentage.ts';
import { forecastByPast } from '../../forecast/forecast-by-past.ts';
import { countMissed, type Outlook, pastOf } from '../../forecast/outlook.ts';
import { scoreExamples } from '../examples/score-examples.ts';
import type { Figure } from '../figure.ts';
import { everyPeriod } from '../period-phrase.ts';
import { indicatorName, sampledPromise } from '../sampled.ts';
import { explainScore, isAnswer, isScoreMissed, measureScore } from '../score-figure.ts';
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
  forecast: forecastScore,
  examples: scoreExamples,
  unfit: ({ scale }, sample) =>
    sample.of === 'value' && !isAnswer(scale, sample.value)
      ? `the answer “${sample.value}” is not on the agreed scale, whole numbers from ${scale.join(' to ')}`
      : null,
  words: (promised) => ({
    name: 'Satisfaction',
    sentence: sentenceOf(promised),
    objective: promised.share ?? promised.mean ?? '',
    inPercent: promised.share !== undefined,
  }),
});

/** The answers of the rest of each earlier period may come again. */
function forecastScore(promised: z.infer<typeof terms>, outlook: Outlook) {
  const { figure, asOf, seed } = outlook;
  const now = answersIn(figure);
  const past = pastOf((scene) => measureScore(promised, scene), outlook).filter(
    ({ end }) => answersIn(end).count > 0,
  );
  const breaks = past.map(({ midway, end }) => {
    const [before, after] = [answersIn(midway), answersIn(end)];
    const count = now.count + after.count - before.count;
    const answers = {
      count,
      sum: now.sum + after.sum - before.sum,
      high: now.high + after.high - before.high,
    };
    return count >= promised.minimumAnswers && isScoreMissed(promised, answers);
  });
  const cases = past.reduce((sum, { end }) => sum + answersIn(end).count, 0);
  const isOver = asOf >= figure.period.to && figure.verdict !== 'no-data';
  return forecastByPast({
    breaks,
    lost: figure.verdict === 'breached',
    best: { percent: null, verdict: figure.verdict === 'breached' ? 'breached' : 'met' },
    worst: { percent: null, verdict: isOver && figure.verdict !== 'breached' ? 'met' : 'breached' },
    sample: { ...countMissed(past.map(({ end }) => end)), cases, outages: 0 },
    seed,
  });
}

function answersIn({ attainment }: Figure) {
  if (attainment.of !== 'score') return { count: 0, sum: 0, high: 0 };
  return { count: attainment.answers, sum: attainment.sum, high: attainment.high ?? 0 };
}

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
