import type { PeriodUnit } from '../../calendar/period.ts';
import { readDuration } from '../../clock/duration.ts';
import { count, lengthWords } from '../length-words.ts';
import { periodNoun } from '../period-phrase.ts';
import { placeIn } from '../segment.ts';

type Calm = {
  readonly interruptions?: number | undefined;
  readonly meanTimeToRestore?: string | undefined;
  readonly period: PeriodUnit;
  readonly segment?: { readonly site: string } | undefined;
};

/** How many interruptions, and how long, are within the promise. */
export function interruptionExamples({
  interruptions,
  meanTimeToRestore,
  period,
  segment,
}: Calm): readonly string[] {
  const counts =
    interruptions === undefined
      ? []
      : [
          `${count(interruptions, 'interruption')}${placeIn(segment)} in a ${periodNoun(period)} ${interruptions === 1 ? 'is' : 'are'} within the promise, however short.`,
          `With ${interruptions + 1} of them it is missed.`,
        ];
  const mean = meanTimeToRestore === undefined ? null : readDuration(meanTimeToRestore);
  if (!mean || !('ms' in mean)) return counts;
  const [short, long] = [mean.ms / 2, (mean.ms * 3) / 2];
  return [
    ...counts,
    `Interruptions${placeIn(segment)} of ${lengthWords(short)} and ${lengthWords(long)} take ${lengthWords(mean.ms)} on average: met.`,
    `Interruptions${placeIn(segment)} of ${lengthWords(mean.ms)} and ${lengthWords(long)} take ${lengthWords((mean.ms + long) / 2)} on average: missed.`,
  ].slice(0, 3);
}
