import type { PeriodForecast } from '../../domain/alert/standing.ts';
import { chanceWords, pastWords } from '../../usecases/forecast/forecast-words.ts';

/** From here on it is said without a doubt. */
const LIKELY_FROM = 0.7;

/** What a period is to be called that has not gone wrong yet. */
export function forecastTitle({ basis, probability }: PeriodForecast): string {
  if (basis === 'certain-breached') return 'cannot be met any more';
  return (probability ?? 0) >= LIKELY_FROM ? 'likely to be missed' : 'may be missed';
}

/** “At this pace about 80 % likely to be missed; 3 of the 12 months before were missed”. */
export function forecastPhrase(forecast: PeriodForecast): string {
  const past = pastWords(forecast);
  const chance = `At this pace ${chanceWords(forecast)}`;
  if (forecast.basis !== 'history') return capital(chanceWords(forecast));
  return past === null ? chance : `${chance}; ${past}`;
}

/** Why somebody is told now. */
export function forecastReason({ basis }: PeriodForecast): string {
  return basis === 'history'
    ? 'Warning because it is at least as likely to be missed as to be met'
    : 'Warning because the rest of the period cannot save it';
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
