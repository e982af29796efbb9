import type { Instant } from '../../domain/calendar/instant.ts';
import type { PeriodPlace } from '../../domain/compliance/seal.ts';
import { type KeptForecast, newestForecasts, scoredForecasts } from '../../storage/forecasts.ts';
import { type ForecastScores, scoresOf } from '../forecast/forecast-scores.ts';
import { FRESH } from '../forecast/running-forecasts.ts';
import type { Setting } from '../status/viewing.ts';
import { isRunning } from './is-running.ts';

/** How a running period was forecast last, and what earlier forecasts of the same promise were worth. */
export type Foreseen = Pick<KeptForecast, 'asOf' | 'forecast'> & {
  readonly scores: ForecastScores;
};

type Asked = {
  readonly place: PeriodPlace;
  /** The revisions that promise the same, the newest first. */
  readonly revisions: readonly number[];
  readonly asOf: Instant;
};

/** The newest forecast of a promise as of an instant; null when nobody made one of late. */
export async function foreseenOf(
  { database, workspace }: Setting,
  { place, revisions, asOf }: Asked,
): Promise<Foreseen | null> {
  const { agreementKey, targetKey, period } = place;
  if (!isRunning({ period }, asOf)) return null;
  const workspaceId = workspace.id;
  const wanted = { agreementKey, targetKey, periodFrom: period.from };
  const places = revisions.map((revision) => ({ ...wanted, revision }));
  const found = await newestForecasts(database, { workspaceId, places, asOf });
  const [kept] = found.toSorted((a, b) => b.asOf - a.asOf || b.revision - a.revision);
  if (!kept || asOf - kept.asOf >= FRESH) return null;
  const scored = await scoredForecasts(database, { workspaceId, agreementKey, targetKey });
  return { asOf: kept.asOf, forecast: kept.forecast, scores: scoresOf(scored) };
}
