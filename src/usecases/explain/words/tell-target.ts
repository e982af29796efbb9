import { burnWords } from '../../../domain/target/burn-words.ts';
import { capitalised } from '../../../domain/target/capitalised.ts';
import type { Figure } from '../../../domain/target/figure.ts';
import { stillHolds } from '../../forecast/still-holds.ts';
import { overriddenWords } from '../../status/overridden.ts';
import type { TargetExplanation } from '../explain-target-period.ts';
import { isRunning } from '../is-running.ts';
import { elsewhereWords } from '../outages-elsewhere.ts';
import { hoursPhrase } from './hours-phrase.ts';
import { tellCases } from './tell-cases.ts';
import { tellForecast } from './tell-forecast.ts';
import { tellPublished } from './tell-published.ts';
import { tellSamples } from './tell-samples.ts';
import { tellTime } from './tell-time.ts';
import type { TellingOptions } from './tell-work-item.ts';
import type { Chapter, Mood, Telling } from './telling.ts';
import { type Times, timesIn } from './times.ts';

/** What a kind of figure has to say: how the number came about, and what it was made of. */
export type TargetWords = Pick<Chapter, 'sentences' | 'lists' | 'folded'>;

/** Why the figure of a target is what it is, in sentences. */
export function tellTarget(explanation: TargetExplanation, options: TellingOptions): Telling {
  const { agreement, target, figure, asOf, periodName } = explanation;
  const times = timesIn(options.timeZone, asOf);
  const verdict = verdictWords(figure, asOf);
  const { sentences, lists, folded } = wordsOf(explanation, { times, options });
  return {
    title: `Why ${agreement.name}, ${target.name}`,
    summary: `${agreement.name}, ${target.name} in ${periodName}: ${verdict}.`,
    chapters: [
      {
        name: [agreement.key, target.key].join(' '),
        mood: MOODS[figure.verdict],
        heading: `${periodName}: ${verdict}`,
        sentences: [
          promise(explanation),
          period(explanation, times),
          ...explanation.overridden.map(elsewhere),
          ...(explanation.elsewhere ?? []).map(elsewhereWords),
          ...sentences,
          ...(explanation.burn ? burnSentences(explanation.burn) : []),
        ],
        lists,
        folded,
      },
      ...later(explanation, times),
    ],
  };
}

/** What is to be expected of a period that runs, and what became of one that is over. */
function later(explanation: TargetExplanation, times: Times): readonly Chapter[] {
  const { agreement, target, figure, foreseen, published, objective } = explanation;
  const { periodName, periodUnit: unit } = explanation;
  const name = [agreement.key, target.key].join(' ');
  const seen = { name, periodName, unit, objective, counts: figure.attainment.of, times };
  return [
    ...(foreseen && stillHolds(foreseen.forecast, figure) ? [tellForecast(foreseen, seen)] : []),
    ...(published ? [tellPublished(published, seen)] : []),
  ];
}

const MOODS: Readonly<Record<Figure['verdict'], Mood>> = {
  met: 'kept',
  'at-risk': 'warning',
  breached: 'missed',
  'no-data': 'neutral',
};

function wordsOf(
  explanation: TargetExplanation,
  { times, options }: { readonly times: Times; readonly options: TellingOptions },
): TargetWords {
  const { grounds } = explanation;
  const seen = { times, fullness: options.fullness };
  if (grounds.of === 'time') return tellTime(explanation, grounds, seen);
  if (grounds.of === 'cases') return tellCases(explanation, grounds.cases, seen);
  return tellSamples(explanation, grounds, seen);
}

function verdictWords(figure: Figure, asOf: number): string {
  switch (figure.verdict) {
    case 'met':
      return isRunning(figure, asOf) ? 'kept so far' : 'kept';
    case 'at-risk':
      return 'at risk';
    case 'breached':
      return 'missed';
    case 'no-data':
      return 'nothing to judge';
  }
}

function promise({ agreement, target, calendar }: TargetExplanation): string {
  return `Promised: ${target.sentence} (revision ${agreement.revision} of the agreement). Agreed hours: ${hoursPhrase(calendar)}.`;
}

/** Each pair of windows, whether it burns or not. */
function burnSentences(readings: NonNullable<TargetExplanation['burn']>): readonly string[] {
  if (readings.length === 0) return [NO_PAIR];
  return readings.map(
    (reading) => `Use of the budget: ${burnWords(reading)}. ${STATES[reading.state]}`,
  );
}

const NO_PAIR =
  'How fast the budget is used up is not watched: that says something only around the clock or with many events.';
const STATES = {
  burning: 'It is being used up too fast now.',
  cooling: 'It was used up too fast, and is not any more.',
  calm: 'That is slow enough.',
} as const;

/** What a more specific promise counts does not count here. */
function elsewhere(overridden: TargetExplanation['overridden'][number]): string {
  return `${capitalised(overriddenWords(overridden))}: what that one counts does not count here.`;
}

function period({ figure, periodName, asOf }: TargetExplanation, times: Times): string {
  const whole = `${periodName} runs from ${times.at(figure.period.from)} to ${times.at(figure.period.to)}`;
  if (!isRunning(figure, asOf)) return `${whole}.`;
  return `${whole}; this is how it stood ${times.at(asOf)}, and it may still change.`;
}
