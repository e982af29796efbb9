import { hoursFor } from '../../domain/agreement/hours.ts';
import { judgeCases, type Replay } from '../../domain/backtest/replay.ts';
import type { Calendar } from '../../domain/calendar/calendar.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import type { Interval } from '../../domain/calendar/interval.ts';
import { isRolling, nextPeriod, periodOf } from '../../domain/calendar/period.ts';
import type { Forecast } from '../../domain/forecast/forecast.ts';
import { forecastTarget } from '../../domain/forecast/forecast-target.ts';
import type { AgreementRevision } from '../../domain/register/register.ts';
import type { Case } from '../../domain/target/cases-figure.ts';
import { casesFigure } from '../../domain/target/cases-figure.ts';
import type { Facts, Figure } from '../../domain/target/figure.ts';
import { measureTarget } from '../../domain/target/measure-target.ts';
import type { TargetTerms } from '../../domain/target/target-terms.ts';
import { measureInputs, periodsInForce } from '../backtest/target-past.ts';
import type { Setting } from '../status/viewing.ts';
import type { CountedTarget } from '../work-item/fold-work-item.ts';
import { calendarsOf } from '../work-item/fold-work-item.ts';
import type { Proposal } from './open-proposal.ts';

/** One promise under the terms of one side, with the past that it is tried on. */
export type Side = {
  readonly agreement: AgreementRevision;
  readonly terms: TargetTerms;
  readonly calendar: Calendar;
  readonly periods: readonly Interval[];
  /** The period that is forecast; null where none ends. */
  readonly coming: Interval | null;
};

/** What trying a promise gave. */
export type Outcome = {
  readonly terms: TargetTerms;
  readonly replay: Replay;
  readonly forecast: Forecast | null;
};

const MONTHS = 12;
/** The same chance for everybody: what is computed again comes out the same. */
const SEED = 20_260_101;
const NOTHING: Facts = { workItems: [], outages: [], exclusions: [] };

/** A promise of one side; null where the side does not promise it. */
export function sideOf(
  { past, proposed }: Proposal,
  agreement: AgreementRevision | null,
  terms: TargetTerms | null,
): Side | null {
  if (!agreement || !terms) return null;
  const calendar = calendarsOf(past)(hoursFor(agreement.terms, terms));
  if (!calendar) return null;
  const { asOf: at, effectiveAt } = proposed;
  const { timeZone } = agreement.terms;
  const named = { agreement, target: terms, calendar };
  const unit = { unit: terms.period, timeZone, at };
  return {
    ...{ agreement, terms, calendar },
    periods: periodsInForce(past, named, { at, months: MONTHS }),
    coming: isRolling(terms.period) ? null : effectiveAt <= at ? periodOf(unit) : wholeFrom(unit),
  };
}

// A whole period that begins now: the past up to today tells of it, while nothing is known of the weeks until then.
function wholeFrom(unit: Parameters<typeof nextPeriod>[0]): Interval {
  const { from, to } = nextPeriod(unit);
  return { from: unit.at, to: unit.at + (to - from) };
}

/** Tries a promise that is kept by clocks on cases that were folded under it. */
export function tryCases(
  { terms, calendar, periods, coming }: Side & { readonly terms: CountedTarget },
  cases: readonly Case[],
  asOf: Instant,
): Outcome {
  const replay = judgeCases(cases, { terms, calendar }, { periods, asOf });
  if (!coming) return { terms, replay, forecast: null };
  const scene = { calendar, period: coming, facts: NOTHING, asOf };
  const figure = casesFigure(cases, { objective: terms.attainment, scene });
  const before = { before: periods, cases, facts: NOTHING };
  return {
    terms,
    replay,
    forecast: forecastTarget({ ...scene, terms, figure, ...before, seed: SEED }),
  };
}

type Trying = { readonly proposal: Proposal; readonly side: Side };

/** Tries a promise that is measured from outages or samples, exactly as the status measures it. */
export async function tryMeasured(context: Setting, { proposal, side }: Trying): Promise<Outcome> {
  const { agreement, terms, calendar, periods, coming } = side;
  const named = { agreement, target: terms, calendar };
  const inputs = await measureInputs(context, { register: proposal.past, named, periods });
  const figures = inputs.map(measureTarget);
  const replay = { figures, percentiles: null, worstMisses: [] };
  if (!coming) return { terms, replay, forecast: null };
  const span = { from: periods.at(0)?.from ?? Math.min(coming.from, context.now), to: context.now };
  const [now, all] = await measureInputs(context, {
    register: proposal.lasting,
    ...{ named, periods: [coming, span] },
  });
  const figure: Figure | null = now ? measureTarget(now) : null;
  const facts = all?.facts ?? NOTHING;
  const seen = { terms, calendar, asOf: context.now, before: periods, cases: [], facts };
  return { terms, replay, forecast: figure && forecastTarget({ ...seen, figure, seed: SEED }) };
}
