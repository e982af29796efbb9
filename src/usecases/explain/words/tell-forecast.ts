import type { PeriodUnit } from '../../../domain/calendar/period.ts';
import type { Forecast } from '../../../domain/forecast/forecast.ts';
import type { Attainment } from '../../../domain/target/figure.ts';
import type { ForecastScores } from '../../forecast/forecast-scores.ts';
import { chanceWords, pastWords } from '../../forecast/forecast-words.ts';
import { shownPercent } from '../../notice/shown-percent.ts';
import type { Foreseen } from '../foreseen.ts';
import { counted } from './plural.ts';
import type { Chapter, Mood } from './telling.ts';
import type { Times } from './times.ts';

type Seen = {
  readonly name: string;
  readonly periodName: string;
  readonly unit: PeriodUnit;
  readonly objective: string;
  readonly counts: Attainment['of'];
  readonly times: Times;
};

/** How a period will probably end, what that was made from, and what such forecasts were worth before. */
export function tellForecast({ asOf, forecast, scores }: Foreseen, seen: Seen): Chapter {
  return {
    name: `${seen.name} forecast`,
    mood: moodOf(forecast),
    heading: `How ${seen.periodName} will probably end`,
    sentences: [
      `Forecast ${seen.times.at(asOf)}: ${chance(forecast)}.`,
      ...madeFrom(forecast, seen),
      ...bounds(forecast, seen.objective),
      method(forecast),
      worth(scores),
    ],
    lists: [],
    folded: false,
  };
}

function moodOf({ probability }: Forecast): Mood {
  return probability !== null && probability >= 0.5 ? 'warning' : 'neutral';
}

function chance(forecast: Forecast): string {
  return forecast.basis === 'history'
    ? `at this pace ${chanceWords(forecast)}`
    : chanceWords(forecast);
}

const CASES: Readonly<Record<Attainment['of'], string>> = {
  cases: 'decided case',
  time: 'case',
  events: 'event',
  interruptions: 'interruption',
  deliveries: 'delivery',
  score: 'answer',
  subjects: 'subject',
  count: 'request',
};

/** “Made from the 12 months before, with 340 decided cases; 3 of the 12 months before were missed.” */
function madeFrom({ sample, expected }: Forecast, { unit, counts }: Seen): readonly string[] {
  const { periods, cases, outages, missed = null } = sample;
  if (periods === 0) return [`There is no complete ${unit} yet to learn from.`];
  const noun = CASES[counts];
  const many = noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`;
  const seen = [
    ...(cases > 0 ? [counted(cases, noun, many)] : []),
    ...(counts === 'time' || counts === 'interruptions' ? [counted(outages, 'outage')] : []),
  ];
  const past = pastWords({ periods, missed, unit });
  const made = `Made from the ${counted(periods, unit)} before${seen.length > 0 ? `, with ${seen.join(' and ')}` : ''}`;
  const coming = expected === null ? [] : [comingWords(expected, counts)];
  return [`${made}${past === null ? '' : `; ${past}`}.`, ...coming];
}

function comingWords(expected: number, counts: Attainment['of']): string {
  const noun = counts === 'time' ? 'outage' : CASES[counts].replace('decided ', '');
  const many = noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`;
  const number = Math.round(expected);
  return `Still to be expected: ${number < 1 ? `less than one ${noun}` : `about ${counted(number, noun, many)}`}.`;
}

function bounds({ best, worst }: Forecast, objective: string): readonly string[] {
  const [high, low] = [best.percent, worst.percent].map((each) => shownPercent(each, objective));
  if (!high || !low) return [];
  return [`If all goes well it ends at ${high} %, if everything to come goes wrong at ${low} %.`];
}

/** The same facts always give the same forecast, and this is how. */
function method({ basis, draws, seed }: Forecast): string {
  if (basis !== 'history') return 'No chance is involved in this.';
  return draws === undefined
    ? 'Calculated exactly from these numbers: the same facts give the same forecast.'
    : `Counted over ${draws} possible futures drawn with the fixed seed ${seed}: the same facts give the same forecast.`;
}

function worth({ forecasts, brier, certain }: ForecastScores): string {
  if (brier === null || forecasts === 0) {
    return 'No earlier forecast of this promise can be checked yet: none of their periods has been over for a week.';
  }
  const sure =
    certain.forecasts === 0
      ? ''
      : ` Of ${counted(certain.forecasts, 'forecast')} that called themselves certain, ${certain.wrong} ${certain.wrong === 1 ? 'was' : 'were'} wrong.`;
  const score = Math.round(brier * 100) / 100;
  return `How good earlier forecasts were: ${score} on average over ${forecasts} (Brier score: 0 is perfect, 0.25 is tossing a coin).${sure}`;
}
