import { AccordError } from '../error.ts';
import { TARGET_KINDS } from '../target/kinds/index.ts';
import type { TargetTerms } from '../target/target-terms.ts';
import type { Forecast } from './forecast.ts';
import type { Outlook } from './outlook.ts';

/** What a forecast follows from: the promise, how it stands, and what happened up to now. */
export type ForecastInput = Omit<Outlook, 'draws'> & {
  readonly terms: TargetTerms;
  readonly draws?: number | undefined;
};

const DRAWS = 10_000;

/** How likely a running period ends below its objective; the same to the last bit for the same input. */
export function forecastTarget({ terms, draws = DRAWS, ...outlook }: ForecastInput): Forecast {
  for (const kind of TARGET_KINDS) {
    const forecast = kind.forecast(terms, { ...outlook, draws });
    if (forecast) return forecast;
  }
  throw new AccordError('internal', `Nothing forecasts targets of the kind “${terms.kind}”.`);
}
