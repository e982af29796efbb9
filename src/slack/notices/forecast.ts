import type { NoticeOf } from '../../outbox/notice.ts';
import { chanceWords, pastWords } from '../../usecases/forecast/forecast-words.ts';

type Forecast = NoticeOf<'period-cleared'>['forecast'];

/** What a period is to be called that has not gone wrong yet. */
export function forecastTitle({ basis }: Forecast): string {
  return basis === 'certain-breached' ? 'cannot be met any more' : 'likely to be missed';
}

/** “At this pace about 80 % likely to be missed; 3 of the 12 months before were missed”. */
export function forecastPhrase(forecast: Forecast): string {
  const past = pastWords(forecast);
  const chance = `At this pace ${chanceWords(forecast)}`;
  if (forecast.basis !== 'history') return capital(chanceWords(forecast));
  return past === null ? chance : `${chance}; ${past}`;
}

export function forecastReason({ basis }: Forecast): string {
  return basis === 'history'
    ? 'Warning because missing it has become more likely than not'
    : 'Warning because the rest of the period cannot save it';
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
