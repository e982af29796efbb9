import { daysOf, isRolling } from '../../calendar/period.ts';
import { readDuration } from '../../clock/duration.ts';
import { missesAllowed } from '../../compliance/attainment.ts';
import { formatPercent } from '../../compliance/display.ts';
import { fraction } from '../../compliance/fraction.ts';
import { isInPercent, objectiveOf } from '../../target/kind-words.ts';
import { count, lengthWords } from '../../target/length-words.ts';
import { periodNoun } from '../../target/period-phrase.ts';
import type { TargetTerms } from '../../target/target-terms.ts';

type Of<Kind extends TargetTerms['kind']> = Extract<TargetTerms, { kind: Kind }>;

const TOTALS = [20, 100, 1_000, 10_000, 100_000, 1_000_000];

/** What a share of so many things allows, what is one too many, and what few of them mean. */
export function shareExamples(
  target: TargetTerms,
  { things, bad }: { readonly things: string; readonly bad: string },
): readonly string[] {
  if (!isInPercent(target)) return [];
  const objective = objectiveOf(target);
  const total = TOTALS.find((each) => missesAllowed(each, objective) > 0);
  if (total === undefined) return [`Not one of them may be ${bad}.`];
  const allowed = missesAllowed(total, objective);
  const many = total.toLocaleString('en');
  const worse = percent(total - allowed - 1, total);
  return [
    `Of ${many} ${things} a ${periodNoun(target.period)}, ${allowed} may be ${bad}: ${percent(total - allowed, total)} % is met.`,
    `With ${allowed + 1} of them ${bad} it is ${worse} %, and missed.`,
    `With only 10 ${things}, ${fewWords(missesAllowed(10, objective), bad)}.`,
  ];
}

/** How many interruptions, and how long, are within the promise. */
export function reliabilityExamples(target: Of<'reliability'>): readonly string[] {
  const { interruptions, meanTimeToRestore, period } = target;
  const counts =
    interruptions === undefined
      ? []
      : [
          `${count(interruptions, 'interruption')} in a ${periodNoun(period)} ${interruptions === 1 ? 'is' : 'are'} within the promise, however short.`,
          `With ${interruptions + 1} of them it is missed.`,
        ];
  const mean = meanTimeToRestore === undefined ? null : readDuration(meanTimeToRestore);
  if (!mean || !('ms' in mean)) return counts;
  const [short, long] = [mean.ms / 2, (mean.ms * 3) / 2];
  return [
    ...counts,
    `Interruptions of ${lengthWords(short)} and ${lengthWords(long)} take ${lengthWords(mean.ms)} on average: met.`,
    `Interruptions of ${lengthWords(mean.ms)} and ${lengthWords(long)} take ${lengthWords((mean.ms + long) / 2)} on average: missed.`,
  ].slice(0, 3);
}

/** Which request is the first one too many. */
export function volumeExamples({ capacity, period }: Of<'volume'>): readonly string[] {
  return [
    `${capacity} in a ${periodNoun(period)} are within the agreed demand.`,
    `With ${capacity + 1} the other promises count as outside the agreed demand.`,
    isRolling(period)
      ? `What is older than ${count(daysOf(period), 'day')} no longer counts.`
      : `The next ${period} begins at nothing again.`,
  ];
}

/** What answers come to. */
export function satisfactionExamples(target: Of<'satisfaction'>): readonly string[] {
  const { scale, minimumAnswers, mean, share, atOrAbove } = target;
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

function percent(good: number, total: number): string {
  return formatPercent(fraction(good, total)).replace(/\.?0+$/, '');
}

function fewWords(allowed: number, bad: string): string {
  return allowed === 0 ? `not one may be ${bad}` : `${allowed} may be ${bad}`;
}
