import { isKeptByClocks } from '../backtest/cases-under.ts';
import type { Calendar } from '../calendar/calendar.ts';
import type { Instant } from '../calendar/instant.ts';
import type { Interval } from '../calendar/interval.ts';
import { AccordError } from '../error.ts';
import type { Case } from '../target/cases-figure.ts';
import type { Facts, Figure } from '../target/figure.ts';
import type { TargetTerms } from '../target/target-terms.ts';
import { caseHistory } from './case-history.ts';
import type { Forecast } from './forecast.ts';
import { forecastAvailability } from './forecast-availability.ts';
import { forecastCases } from './forecast-cases.ts';
import { outageHistory } from './outage-history.ts';

/** What a forecast follows from: the promise, how it stands, and what happened up to now. */
export type ForecastInput = {
  readonly terms: TargetTerms;
  readonly calendar: Calendar;
  readonly asOf: Instant;
  /** How the target stands in the running period. */
  readonly figure: Figure;
  /** Complete periods of the past in which the agreement was in force, the oldest first. */
  readonly before: readonly Interval[];
  /** The cases of the running period and of those before, folded as of now. */
  readonly cases: readonly Case[];
  /** The outages and exclusions of all these periods. */
  readonly facts: Facts;
  readonly seed: number;
  readonly draws?: number | undefined;
};

const DRAWS = 10_000;

/** How likely a running period ends below its objective; the same to the last bit for the same input. */
export function forecastTarget(input: ForecastInput): Forecast {
  const { terms, figure, seed, draws = DRAWS, ...past } = input;
  const { attainment, period } = figure;
  if (terms.kind === 'availability' && attainment.of === 'time') {
    const history = outageHistory({ ...past, terms, period });
    const { agreedMs } = attainment;
    const { objective } = terms;
    return forecastAvailability({ ...{ objective, figure, agreedMs, history, seed, draws } });
  }
  if (isKeptByClocks(terms) && attainment.of === 'cases') {
    const history = caseHistory(input.cases, { ...past, terms, period });
    return forecastCases({ objective: terms.attainment, attainment, history, seed });
  }
  throw new AccordError(
    'invalid',
    `Accord forecasts promises about times and about availability, not “${terms.key}”, which is about ${terms.kind}.`,
  );
}
