import { type ClockPromise, isKeptByClocks } from '../../domain/backtest/cases-under.ts';
import { pastPeriods } from '../../domain/backtest/past-periods.ts';
import { reachBack } from '../../domain/backtest/reach-back.ts';
import type { Promised } from '../../domain/backtest/replay.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import type { Interval } from '../../domain/calendar/interval.ts';
import { AccordError } from '../../domain/error.ts';
import { agreementInForce, type Register } from '../../domain/register/register.ts';
import type { Facts } from '../../domain/target/figure.ts';
import { coveredWorkItems } from '../../storage/covered-work-items.ts';
import { outagesOf } from '../../storage/outages.ts';
import type { Setting } from '../status/viewing.ts';
import { everPromised } from './as-promised.ts';
import type { NamedTarget } from './named-target.ts';

/** The complete periods of a target in which its agreement was in force, the oldest first. */
export function periodsInForce(
  register: Register,
  { agreement, target }: NamedTarget,
  { at, months }: { readonly at: Instant; readonly months: number },
): readonly Interval[] {
  const { timeZone } = agreement.terms;
  return pastPeriods({ unit: target.period, timeZone, at, months }).filter(
    ({ to }) => agreementInForce(register, agreement.key, to - 1) !== null,
  );
}

type Wanted = {
  readonly register: Register;
  readonly named: NamedTarget;
  readonly span: Interval;
  /** Other terms that the facts are to be judged by, too. */
  readonly other?: Promised | undefined;
};

/** Everything that was measured of a target in a span. */
export async function loadPast(context: Setting, wanted: Wanted): Promise<Facts> {
  const { database, workspace, now: asOf } = context;
  const { register, named, span, other } = wanted;
  const { key, terms } = named.agreement;
  const where = { workspaceId: workspace.id, asOf };
  if (isKeptByClocks(named.target)) {
    const promises = [...everPromised(register, named), ...clocksOf(other)];
    const since = reachBack(promises, span.from);
    const workItems = await coveredWorkItems(database, { ...where, agreementKey: key, since });
    return { workItems, outages: [], exclusions: [] };
  }
  if (named.target.kind !== 'availability') throw notReplayed(named);
  const serviceKeys = terms.services;
  const outages = await outagesOf(database, { ...where, serviceKeys, period: span });
  return { workItems: [], outages, exclusions: [] };
}

function clocksOf(promised: Promised | undefined): readonly ClockPromise[] {
  if (!promised || !isKeptByClocks(promised.terms)) return [];
  return [{ terms: promised.terms, calendar: promised.calendar }];
}

function notReplayed({ target }: { readonly target: { key: string; kind: string } }): AccordError {
  return new AccordError(
    'invalid',
    `Accord replays promises about times and about availability, not “${target.key}”, which is about ${target.kind}.`,
  );
}
