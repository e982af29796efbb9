import type { ForecastPiece } from '../../../domain/consequence/piece.ts';
import { chanceWords } from '../../forecast/forecast-words.ts';

/** “A whole month under the new terms: about 30 % likely to be missed; under today’s very unlikely to be missed.” */
export function tellForecast({ today, proposed, span, unit }: ForecastPiece): readonly string[] {
  const when = span === 'running' ? `This ${unit}` : `A whole ${unit}`;
  if (!proposed) return [];
  const words = chanceWords(proposed);
  if (!today) return [`${when} under the new terms: ${words}.`];
  const before = chanceWords(today);
  if (before === words) return [`${when} under the new terms: ${words}, as under today’s.`];
  return [`${when} under the new terms: ${words}; under today’s: ${before}.`];
}
