import { missesAllowed } from '../../compliance/attainment.ts';

type Score = {
  readonly scale: readonly [lowest: number, highest: number];
  readonly minimumAnswers: number;
  readonly mean?: string | undefined;
  readonly share?: string | undefined;
  readonly atOrAbove?: number | undefined;
};

/** What answers come to. */
export function scoreExamples(promised: Score): readonly string[] {
  const { scale, minimumAnswers, mean, share, atOrAbove } = promised;
  const [lowest, highest] = scale;
  const few = `${minimumAnswers - 1} answers say nothing; ${minimumAnswers} are needed.`;
  const average =
    mean === undefined
      ? []
      : [
          `One half answering ${highest}, the other ${lowest}, is ${(highest + lowest) / 2} on average: ${(highest + lowest) / 2 >= Number(mean) ? 'met' : 'missed'}.`,
        ];
  const shares =
    share === undefined
      ? []
      : [`Of 100 answers, ${100 - missesAllowed(100, share)} have to be ${atOrAbove} or higher.`];
  return [few, ...average, ...shares];
}
