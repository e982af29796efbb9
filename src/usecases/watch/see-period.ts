import { DAY } from '../../domain/calendar/instant.ts';
import type { Interval } from '../../domain/calendar/interval.ts';
import { periodOf } from '../../domain/calendar/period.ts';
import { type AgreementRevision, agreementInForce } from '../../domain/register/register.ts';
import {
  type BurnReading,
  burnAlerts,
  burnSpan,
  burnsByItself,
} from '../../domain/target/burn-alerts.ts';
import { type MeasureInput, measureTarget } from '../../domain/target/measure-target.ts';
import type { TargetTerms } from '../../domain/target/target-terms.ts';
import { type Measuring, measureInput } from '../status/measure-agreement.ts';
import type { StandingPeriod } from './follow-period.ts';

/** How fast the budget of a promise burns, and whether that changes from minute to minute. */
type Burn = { readonly readings: readonly BurnReading[]; readonly restless: boolean };

/** What is seen of a promise in its running period. */
export type SeenPeriod = {
  readonly standing: StandingPeriod;
  readonly input: MeasureInput;
  /** Null where no burn rates are agreed. */
  readonly burn: Burn | null;
};

type Asked = { readonly agreementKey: string; readonly targetKey: string };

/** Looks at the running period of a promise; null where nothing like it is in force. */
export async function seePeriod(
  measuring: Measuring,
  { agreementKey, targetKey }: Asked,
): Promise<SeenPeriod | null> {
  const { register, asOf: at } = measuring;
  const agreement = agreementInForce(register, agreementKey, at);
  const target = agreement?.terms.targets.find(({ key }) => key === targetKey);
  if (!agreement || !target) return null;
  const period = periodOf({ unit: target.period, timeZone: agreement.terms.timeZone, at });
  const input = await measureInput(measuring, { agreement, terms: target, period });
  const standing = { register, agreement, target, figure: measureTarget(input) };
  return { standing, input, burn: await seeBurn(measuring, { agreement, target, period }) };
}

type Promised = {
  readonly agreement: AgreementRevision;
  readonly target: TargetTerms;
  readonly period: Interval;
};

async function seeBurn(
  measuring: Measuring,
  { agreement, target: terms, period }: Promised,
): Promise<Burn | null> {
  const { asOf } = measuring;
  const span = burnSpan(terms, asOf);
  if (span === null) return null;
  const input = await measureInput(measuring, { agreement, terms, period: span });
  const readings = burnAlerts(input, period);
  const isTroubled = readings.some(
    ({ state, long, short }) => state !== 'calm' || long.bad > 0 || short.bad > 0,
  );
  const mayBurn = readings.length > 0 && burnsByItself(input, asOf + DAY);
  return { readings, restless: isTroubled || mayBurn };
}
