import { isKeptByClocks } from '../../domain/backtest/cases-under.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import type { Interval } from '../../domain/calendar/interval.ts';
import { periodOf } from '../../domain/calendar/period.ts';
import { AccordError } from '../../domain/error.ts';
import type { Forecast } from '../../domain/forecast/forecast.ts';
import { forecastTarget } from '../../domain/forecast/forecast-target.ts';
import type { Register } from '../../domain/register/register.ts';
import type { Figure } from '../../domain/target/figure.ts';
import { measureTarget } from '../../domain/target/measure-target.ts';
import type { TargetTerms } from '../../domain/target/target-terms.ts';
import type { KeptForecast } from '../../storage/forecasts.ts';
import type { NamedTarget } from '../backtest/named-target.ts';
import { measureInputs, periodsInForce } from '../backtest/target-past.ts';
import type { Setting } from '../status/viewing.ts';
import { localDateAt } from './local-date.ts';
import { MONTHS, type SharedPast, sharedPast } from './shared-past.ts';

/** How a promise stands in its running period, and how likely it is to be breached by its end. */
export type TargetForecast = {
  readonly agreementKey: string;
  readonly revision: number;
  readonly terms: TargetTerms;
  readonly period: Interval;
  readonly day: string;
  readonly asOf: Instant;
  readonly figure: Figure;
  readonly forecast: Forecast;
};

/** The same chance for everybody: a forecast that is made again comes out the same. */
const SEED = 20_260_101;

type Wanted = {
  readonly register: Register;
  readonly named: NamedTarget;
  /** What is read once for all targets of the agreement that are forecast together. */
  readonly past?: SharedPast | undefined;
};

/** Forecasts the running period of a promise from the last twelve months. */
export async function makeForecast(
  context: Pick<Setting, 'database' | 'workspace' | 'now' | 'actor'>,
  { register, named, past: shared = sharedPast(context, { register, all: [named] }) }: Wanted,
): Promise<TargetForecast> {
  const { now: asOf } = context;
  const { agreement, target: terms, calendar } = named;
  const { timeZone } = agreement.terms;
  const period = periodOf({ unit: terms.period, timeZone, at: asOf });
  const before = periodsInForce(register, named, { at: asOf, months: MONTHS });
  const span = { from: before.at(0)?.from ?? period.from, to: asOf };
  const counted = isKeptByClocks(terms);
  const [now, past = now] = await measureInputs(context, {
    ...{ register, named, periods: counted ? [period] : [period, span] },
    shared: counted ? shared.facts : undefined,
  });
  if (!now || !past) throw new AccordError('internal', `“${terms.key}” cannot be measured.`);
  const figure = measureTarget(now);
  const cases = counted ? await shared.casesOf(named) : [];
  const { facts } = past;
  const forecast = forecastTarget({
    ...{ terms, calendar, asOf, figure, before, cases, facts, seed: SEED },
  });
  const place = { agreementKey: agreement.key, revision: agreement.number, period, asOf };
  return { ...place, terms, figure, forecast, day: localDateAt(timeZone, asOf) };
}

/** What is kept of a forecast. */
export function keptOf({ terms, figure: _figure, ...made }: TargetForecast): KeptForecast {
  return { ...made, targetKey: terms.key };
}
