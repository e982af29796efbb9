import { capitalised } from '../domain/target/capitalised.ts';
import { attainedCounts } from '../domain/target/figure-words.ts';
import { targetName } from '../domain/target/kind-words.ts';
import type { ForecastScores } from '../usecases/forecast/forecast-scores.ts';
import { chanceWords, pastWords } from '../usecases/forecast/forecast-words.ts';
import type { TargetForecast } from '../usecases/forecast/make-forecast.ts';

/** How a running period will probably end, for a person at a terminal. */
export function forecastText({ agreementKey, terms, figure, forecast }: TargetForecast): string {
  const { sample } = forecast;
  const past = pastWords({ ...sample, missed: sample.missed ?? null, unit: terms.period });
  const lines = [
    `${agreementKey}, ${targetName(terms)}: ${attainedCounts(figure)}`,
    capitalised(chanceWords(forecast)),
    ...(past === null ? [] : [capitalised(past)]),
    `accord explain ${agreementKey} ${terms.key} tells what this was made from.`,
  ];
  return lines.join('\n  ');
}

/** How good the forecasts were, by tenths of what they said. */
export function scoresText(scores: ForecastScores): string {
  const { forecasts, brier, certain, calibration, unscored } = scores;
  if (forecasts + certain.forecasts === 0) {
    return 'No forecast can be checked yet: none of their periods has been over for a week.';
  }
  const tenths = calibration.filter((each) => each.forecasts > 0);
  return [
    `${forecasts} forecasts from history: Brier score ${shown(brier)} (0 is perfect, 0.25 is tossing a coin).`,
    `${certain.forecasts} that called themselves certain: ${certain.wrong} wrong. ${unscored} without a probability or without anything to judge.`,
    ...tenths.map(
      (each) =>
        `  ${percent(each.from)} to ${percent(each.to)}: ${each.forecasts} forecasts said ${percent(each.forecast)} on average, ${percent(each.breached)} were missed`,
    ),
  ].join('\n');
}

function shown(score: number | null): string {
  return score === null ? 'none' : String(Math.round(score * 1000) / 1000);
}

function percent(share: number | null): string {
  return `${Math.round((share ?? 0) * 100)} %`;
}
