import { hoursFor } from '../../domain/agreement/hours.ts';
import { DAY } from '../../domain/calendar/instant.ts';
import type { Register } from '../../domain/register/register.ts';
import type { Verdict } from '../../domain/target/figure.ts';
import { measureTarget } from '../../domain/target/measure-target.ts';
import {
  forecastsToScore,
  type KeptForecast,
  noteOutcome,
  type Outcome,
} from '../../storage/forecasts.ts';
import { calendarMeant, type NamedTarget } from '../backtest/named-target.ts';
import { measureInputs } from '../backtest/target-past.ts';
import type { Context } from '../context.ts';
import { publishedBy } from '../period/published-figure.ts';
import { loadRegister } from '../register/load-register.ts';

/** By then a period is published, or nobody publishes it. */
const KNOWN_AFTER = 7 * DAY;
/** So many forecasts are looked at in one run; the next goes on. */
const AT_ONCE = 500;

type Scoring = Omit<Context, 'queue'>;

/** Notes for every forecast whose period is over how it ended: as it was published, else as it is known now. */
export async function scoreForecasts(context: Scoring): Promise<number> {
  const { database, workspace, now } = context;
  const workspaceId = workspace.id;
  const seen = { workspaceId, endedBy: now - KNOWN_AFTER, limit: AT_ONCE };
  const waiting = await forecastsToScore(database, seen);
  if (waiting.length === 0) return 0;
  const register = await loadRegister(context);
  for (const kept of onePerPeriod(waiting)) {
    const outcome = await outcomeOf(context, register, kept);
    const { agreementKey, targetKey, revision } = kept;
    const place = { agreementKey, targetKey, revision, periodFrom: kept.period.from };
    await noteOutcome(database, { workspaceId, ...place, outcome, now });
  }
  return waiting.length;
}

/** All forecasts for one period of a promise have the same outcome. */
function onePerPeriod(forecasts: readonly KeptForecast[]): readonly KeptForecast[] {
  const nameOf = ({ agreementKey, targetKey, revision, period }: KeptForecast) =>
    [agreementKey, targetKey, revision, period.from].join(' ');
  return [...new Map(forecasts.map((each) => [nameOf(each), each])).values()];
}

async function outcomeOf(
  context: Scoring,
  register: Register,
  kept: KeptForecast,
): Promise<Outcome> {
  const { database: db, workspace, now: asOf } = context;
  const { agreementKey, targetKey, period } = kept;
  const seal = await publishedBy({ db, workspaceId: workspace.id, asOf })({
    ...{ agreementKey, targetKey, period },
  });
  if (seal) return judged(seal.figure.verdict);
  const named = namedBy(register, kept);
  if (!named) return 'no-data';
  const [input] = await measureInputs(context, { register, named, periods: [period] });
  return input ? judged(measureTarget(input).verdict) : 'no-data';
}

/** A period that is over is not at risk any more, unless an outage in it still lasts. */
function judged(verdict: Verdict): Outcome {
  return verdict === 'at-risk' ? 'met' : verdict;
}

/** The promise in the revision that the forecast was made for. */
function namedBy(
  register: Register,
  { agreementKey, revision, targetKey }: KeptForecast,
): NamedTarget | null {
  const agreement = register.agreements
    .get(agreementKey)
    ?.find(({ number }) => number === revision);
  const target = agreement?.terms.targets.find(({ key }) => key === targetKey);
  if (!agreement || !target) return null;
  return {
    agreement,
    target,
    calendar: calendarMeant(register, hoursFor(agreement.terms, target)),
  };
}
