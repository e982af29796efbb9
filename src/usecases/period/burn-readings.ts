import { periodOf } from '../../domain/calendar/period.ts';
import type { AgreementRevision } from '../../domain/register/register.ts';
import { type BurnReading, burnAlerts, burnSpan } from '../../domain/target/burn-alerts.ts';
import type { TargetTerms } from '../../domain/target/target-terms.ts';
import { type Measuring, measureInput } from '../status/measure-agreement.ts';

type Promised = { readonly agreement: AgreementRevision; readonly terms: TargetTerms };

/** How fast the budget of a promise burns now in each pair of windows that is agreed and makes sense for it. */
export async function burnReadings(
  measuring: Measuring,
  { agreement, terms }: Promised,
): Promise<readonly BurnReading[]> {
  const span = burnSpan(terms, measuring.asOf);
  if (span === null) return [];
  const { timeZone } = agreement.terms;
  const period = periodOf({ unit: terms.period, timeZone, at: measuring.asOf });
  return burnAlerts(await measureInput(measuring, { agreement, terms, period: span }), period);
}
