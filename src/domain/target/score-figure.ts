import { attainment } from '../compliance/attainment.ts';
import { display } from '../compliance/display.ts';
import { compare, decimal, floor, fraction, minus, times } from '../compliance/fraction.ts';
import type { Budget, Figure, Verdict } from './figure.ts';
import type { Scene } from './kinds/target-kind.ts';
import { isSpending } from './risk.ts';
import type { SampleExplanation } from './sample-attainment.ts';
import {
  isLost,
  isOver,
  type Share,
  sampledFigure,
  samplesCounted,
  shareBudget,
} from './sampled.ts';

/** What the answers of a survey must come to. */
type ScoreRules = {
  readonly key: string;
  readonly indicator?: string | undefined;
  readonly scale: readonly [lowest: number, highest: number];
  readonly mean?: string | undefined;
  readonly share?: string | undefined;
  readonly atOrAbove?: number | undefined;
  readonly minimumAnswers: number;
};

const MEAN_DECIMALS = 2;

/** The figure of a target that is made of answers on a scale. */
export function measureScore(rules: ScoreRules, scene: Scene): Figure {
  const { answers, offScale } = answersOf(rules, scene);
  const { minimumAnswers: minimum } = rules;
  const sum = answers.reduce((total, answer) => total + answer, 0);
  const count = answers.length;
  const share = shareOf(rules, answers);
  const budget = share ? shareBudget(share, 'answers') : pointsOf(rules, { count, sum });
  const isEnough = count >= minimum;
  return sampledFigure(scene, {
    verdict: isEnough ? verdictOf(rules, { count, sum, share, budget }, scene) : 'no-data',
    attainment: {
      of: 'score',
      ...{ answers: count, minimum, sum, offScale },
      mean: count === 0 ? null : display(fraction(sum, count), MEAN_DECIMALS),
      high: share?.met ?? null,
    },
    percent: share && isEnough ? attainment(share).percent : null,
    budget,
  });
}

/** How often each answer was given, which adds up to the figure. */
export function explainScore(rules: ScoreRules, scene: Scene): SampleExplanation {
  const counts = new Map<number, number>();
  for (const answer of answersOf(rules, scene).answers) {
    counts.set(answer, (counts.get(answer) ?? 0) + 1);
  }
  const answers = [...counts].map(([answer, count]) => ({ answer, count }));
  return {
    of: 'score',
    leastMean: rules.mean ?? null,
    answers: answers.sort((a, b) => a.answer - b.answer),
  };
}

/** Whether a value is a whole number on a scale. */
export function isAnswer([lowest, highest]: ScoreRules['scale'], value: string): boolean {
  const answer = Number(value);
  return Number.isSafeInteger(answer) && lowest <= answer && answer <= highest;
}

/** The answers on the scale; what is off it, recorded before the scale was agreed, is told of, but not judged. */
function answersOf(rules: ScoreRules, scene: Scene) {
  const given = samplesCounted(rules, scene).flatMap((each) =>
    each.of === 'value' ? [each.value] : [],
  );
  const answers = given.filter((value) => isAnswer(rules.scale, value)).map(Number);
  return { answers, offScale: given.length - answers.length };
}

function shareOf(rules: ScoreRules, answers: readonly number[]): Share | null {
  const { share: objective, atOrAbove } = rules;
  if (objective === undefined || atOrAbove === undefined) return null;
  const met = answers.filter((answer) => answer >= atOrAbove).length;
  return { met, total: answers.length, rest: null, objective };
}

/** Whether so many answers with such a sum, and so many of them high, are not good enough. */
export function isScoreMissed(
  rules: ScoreRules,
  { count, sum, high }: Counted & { readonly high: number },
): boolean {
  const { share: objective } = rules;
  const few =
    objective !== undefined &&
    attainment({ met: high, total: count, objective }).verdict === 'breached';
  return few || isLow(rules, { count, sum });
}

type Counted = { readonly count: number; readonly sum: number };

/** Points that so many answers may stay below the highest one. */
function pointsOf({ mean = '0', scale: [, highest] }: ScoreRules, { count, sum }: Counted): Budget {
  const allowed = times(fraction(count), minus(fraction(highest), decimal(mean)));
  const granted = Number(floor(allowed));
  const spent = count * highest - sum;
  return { unit: 'points', granted, spent, left: granted - spent };
}

type Standing = Counted & { readonly share: Share | null; readonly budget: Budget };

function verdictOf(rules: ScoreRules, standing: Standing, scene: Scene): Verdict {
  const { share, budget } = standing;
  const failing = isLow(rules, standing) || (share !== null && attainment(share).verdict !== 'met');
  if (isOver(scene)) return failing ? 'breached' : 'met';
  if (failing && ((share !== null && isLost(share)) || isBelowHighest(rules))) return 'breached';
  return failing || isSpending(budget) ? 'at-risk' : 'met';
}

function isLow({ mean }: ScoreRules, { count, sum }: Counted): boolean {
  return mean !== undefined && compare(fraction(sum), times(decimal(mean), fraction(count))) < 0;
}

/** Where nothing but the highest answer will do, no further answers can make up for a lower one. */
function isBelowHighest({ mean, scale: [, highest] }: ScoreRules): boolean {
  return mean !== undefined && compare(decimal(mean), fraction(highest)) === 0;
}
