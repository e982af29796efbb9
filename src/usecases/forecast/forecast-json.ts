import { formatInstant } from '../../domain/calendar/instant.ts';
import type { TargetForecast } from './make-forecast.ts';

/** A forecast as the command line prints it. */
export function forecastTargetJson(made: TargetForecast) {
  const { agreementKey, revision, terms, period, asOf, figure, forecast } = made;
  return {
    agreement: agreementKey,
    revision,
    target: terms.key,
    period: { from: formatInstant(period.from), to: formatInstant(period.to) },
    asOf: formatInstant(asOf),
    ...{ verdict: figure.verdict, percent: figure.percent, forecast },
  };
}
