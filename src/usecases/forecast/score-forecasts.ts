import {
  brierScore,
  type CalibrationDecile,
  calibration,
  type Scored,
} from '../../domain/forecast/score.ts';
import { requireStaff } from '../../domain/party/authority.ts';
import type { Register } from '../../domain/register/register.ts';
import type { Verdict } from '../../domain/target/figure.ts';
import { measureTarget } from '../../domain/target/measure-target.ts';
import { forecastsToScore, type KeptForecast } from '../../storage/forecasts.ts';
import { calendarMeant, type NamedTarget } from '../backtest/named-target.ts';
import { measureInputs } from '../backtest/target-past.ts';
import { openView, type Setting } from '../status/viewing.ts';

/** How good the forecasts were for the periods that are over. */
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

type Outcome = { readonly kept: KeptForecast; readonly verdict: Verdict };
type OutcomeScored = Outcome & { readonly scored: Scored };

/** Scores every kept forecast whose period is over against how the period ended, as it is known now. */
export async function scoreForecasts(context: Setting): Promise<ForecastScores> {
  const { database, workspace, now } = context;
  const { register, viewer } = await openView(context);
  requireStaff(viewer, 'see how good the forecasts were');
  const all = await forecastsToScore(database, { workspaceId: workspace.id, now });
  const outcomes: Outcome[] = [];
  for (const kept of byPromise(all)) outcomes.push(...(await outcomesOf(context, register, kept)));
  const scored = outcomes.flatMap(scoredOf);
  const guessed = scored.filter(({ kept }) => kept.forecast.basis === 'history');
  const certain = scored.filter(({ kept }) => kept.forecast.basis !== 'history');
  return {
    forecasts: guessed.length,
    brier: brierScore(guessed.map((each) => each.scored)),
    calibration: calibration(guessed.map((each) => each.scored)),
    certain: { forecasts: certain.length, wrong: certain.filter(isWrong).length },
    unscored: all.length - scored.length,
    promises: byPromise(guessed).map(promiseScore),
  };
}

/** How the periods ended that some forecasts of one promise were about. */
async function outcomesOf(
  context: Setting,
  register: Register,
  forecasts: readonly KeptForecast[],
): Promise<readonly Outcome[]> {
  const named = namedBy(register, forecasts[0]);
  if (!named) return [];
  const periods = [...new Map(forecasts.map(({ period }) => [period.from, period])).values()];
  const figures = (await measureInputs(context, { register, named, periods })).map(measureTarget);
  const verdicts = new Map(figures.map(({ period, verdict }) => [period.from, verdict]));
  return forecasts.map((kept) => ({
    kept,
    verdict: verdicts.get(kept.period.from) ?? 'no-data',
  }));
}

/** The promise in the revision that the forecast was made for. */
function namedBy(register: Register, kept: KeptForecast | undefined): NamedTarget | null {
  const revisions = register.agreements.get(kept?.agreementKey ?? '') ?? [];
  const agreement = revisions.find(({ number }) => number === kept?.revision);
  const target = agreement?.terms.targets.find(({ key }) => key === kept?.targetKey);
  if (!agreement || !target) return null;
  return { agreement, target, calendar: calendarMeant(register, agreement.terms.calendar) };
}

function byPromise<Each extends KeptForecast | OutcomeScored>(all: readonly Each[]): Each[][] {
  const groups = new Map<string, Each[]>();
  for (const each of all) {
    const { agreementKey, targetKey, revision } = 'kept' in each ? each.kept : each;
    const name = `${agreementKey} ${targetKey} ${revision}`;
    const group = groups.get(name);
    if (group) group.push(each);
    else groups.set(name, [each]);
  }
  return [...groups.values()];
}

function scoredOf(outcome: Outcome): readonly OutcomeScored[] {
  const { probability } = outcome.kept.forecast;
  if (probability === null || outcome.verdict === 'no-data') return [];
  return [{ ...outcome, scored: { probability, breached: outcome.verdict === 'breached' } }];
}

function isWrong({ scored }: OutcomeScored): boolean {
  return scored.probability !== Number(scored.breached);
}

function promiseScore(outcomes: readonly OutcomeScored[]): PromiseScore {
  const { agreementKey = '', targetKey = '' } = outcomes[0]?.kept ?? {};
  const brier = brierScore(outcomes.map(({ scored }) => scored));
  return { agreementKey, targetKey, forecasts: outcomes.length, brier };
}
