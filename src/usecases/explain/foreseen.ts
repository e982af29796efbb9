import { type Instant, MINUTE } from '../../domain/calendar/instant.ts';
import type { PeriodPlace } from '../../domain/compliance/seal.ts';
import { type KeptForecast, newestForecasts, scoredForecasts } from '../../storage/forecasts.ts';
import { type ForecastScores, scoresOf } from '../forecast/forecast-scores.ts';
import { FRESH } from '../forecast/running-forecasts.ts';
import type { Setting } from '../status/viewing.ts';

/** How a running period was forecast last, and what earlier forecasts of the same promise were worth. */
export type Foreseen = Pick<KeptForecast, 'asOf' | 'forecast'> & {
  readonly scores: ForecastScores;
};

type Asked = {
  readonly place: PeriodPlace;
  readonly revision: number;
  readonly asOf: Instant;
};

/** The newest forecast of a promise as of an instant; null when nobody made one of late. */
export async function foreseenOf(
  { database, workspace }: Setting,
  { place, revision, asOf }: Asked,
): Promise<Foreseen | null> {
  const { agreementKey, targetKey, period } = place;
  // Whoever asks about the last minute of a period asks how it ended.
  if (asOf >= period.to - MINUTE) return null;
  const workspaceId = workspace.id;
  const wanted = { agreementKey, targetKey, revision, periodFrom: period.from };
  const [kept] = await newestForecasts(database, { workspaceId, places: [wanted], asOf });
  if (!kept || asOf - kept.asOf >= FRESH) return null;
  const scored = await scoredForecasts(database, { workspaceId, agreementKey, targetKey });
  return { asOf: kept.asOf, forecast: kept.forecast, scores: scoresOf(scored) };
}
