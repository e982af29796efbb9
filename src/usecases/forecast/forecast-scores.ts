import {
  brierScore,
  type CalibrationDecile,
  calibration,
  type Scored,
} from '../../domain/forecast/score.ts';
import { requireAuthority } from '../../domain/party/authority.ts';
import { type ScoredForecast, scoredForecasts } from '../../storage/forecasts.ts';
import { openView, type Setting } from '../status/viewing.ts';

/** How good forecasts were for periods that are over. */
export type ForecastScores = {
  /** Forecasts from history, with their mean squared error: 0 is perfect, 0.25 is a coin. */
  readonly forecasts: number;
  readonly brier: number | null;
  readonly calibration: readonly CalibrationDecile[];
  /** Forecasts that called themselves certain, and how many of them were wrong. */
  readonly certain: { readonly forecasts: number; readonly wrong: number };
  /** Forecasts that named no probability, or whose period had nothing to judge. */
  readonly unscored: number;
  readonly promises: readonly PromiseScore[];
};

type PromiseScore = {
  readonly agreementKey: string;
  readonly targetKey: string;
  readonly forecasts: number;
  readonly brier: number | null;
};

type Judged = { readonly kept: ScoredForecast; readonly scored: Scored };

/** How good the forecasts were, of the whole workspace and of each promise. */
export async function forecastScores(context: Setting): Promise<ForecastScores> {
  const { database, workspace } = context;
  const { authority } = await openView(context);
  requireAuthority(authority, 'see-forecasts', 'anything');
  return scoresOf(await scoredForecasts(database, { workspaceId: workspace.id }));
}

/** What some forecasts were worth, once it is known how their periods ended. */
export function scoresOf(all: readonly ScoredForecast[]): ForecastScores {
  const judged = all.flatMap(judge);
  const guessed = judged.filter(({ kept }) => kept.forecast.basis === 'history');
  const certain = judged.filter(({ kept }) => kept.forecast.basis !== 'history');
  return {
    forecasts: guessed.length,
    brier: brierScore(guessed.map(({ scored }) => scored)),
    calibration: calibration(guessed.map(({ scored }) => scored)),
    certain: { forecasts: certain.length, wrong: certain.filter(isWrong).length },
    unscored: all.length - judged.length,
    promises: promisesOf(guessed),
  };
}

function judge(kept: ScoredForecast): readonly Judged[] {
  const { probability } = kept.forecast;
  if (probability === null || kept.outcome === 'no-data') return [];
  return [{ kept, scored: { probability, breached: kept.outcome === 'breached' } }];
}

function isWrong({ scored }: Judged): boolean {
  return scored.probability !== Number(scored.breached);
}

function promisesOf(guessed: readonly Judged[]): readonly PromiseScore[] {
  const groups = new Map<string, Judged[]>();
  for (const each of guessed) {
    const name = `${each.kept.agreementKey} ${each.kept.targetKey}`;
    groups.set(name, [...(groups.get(name) ?? []), each]);
  }
  return [...groups.values()].map((group) => {
    const { agreementKey = '', targetKey = '' } = group[0]?.kept ?? {};
    const brier = brierScore(group.map(({ scored }) => scored));
    return { agreementKey, targetKey, forecasts: group.length, brier };
  });
}
