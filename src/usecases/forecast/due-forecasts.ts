import { HOUR, type Instant } from '../../domain/calendar/instant.ts';
import { isRolling, periodOf } from '../../domain/calendar/period.ts';
import {
  type AgreementRevision,
  agreementsOf,
  type Register,
} from '../../domain/register/register.ts';
import type { TargetTerms } from '../../domain/target/target-terms.ts';
import { newestForecasts } from '../../storage/forecasts.ts';
import type { Context } from '../context.ts';
import { nextMornings } from '../register/next-mornings.ts';
import { localDateAt } from './local-date.ts';

/** A promise whose running period was not forecast yet today. */
export type DueForecast = {
  readonly agreement: AgreementRevision;
  readonly target: TargetTerms;
};

type Place = DueForecast & { readonly periodFrom: Instant; readonly day: string };

/** Nobody is told of a night that has just begun. */
const MORNING = 7 * HOUR;

/** The promises that are to be forecast today, in the zone of each agreement, and were not yet. */
export async function dueForecasts(
  { database, workspace, now }: Pick<Context, 'database' | 'workspace' | 'now'>,
  register: Register,
): Promise<readonly DueForecast[]> {
  const wanted = agreementsOf(register, { at: now }).flatMap((agreement) =>
    placesOf(agreement, now),
  );
  const places = wanted.map(({ agreement: { key, number }, target, periodFrom }) => ({
    ...{ agreementKey: key, targetKey: target.key, revision: number, periodFrom },
  }));
  const kept = await newestForecasts(database, { workspaceId: workspace.id, places, asOf: now });
  const made = new Set(kept.map((each) => nameOf(each.agreementKey, each.targetKey, each.day)));
  return wanted.filter(
    ({ agreement, target, day }) => !made.has(nameOf(agreement.key, target.key, day)),
  );
}

function placesOf(agreement: AgreementRevision, now: Instant): readonly Place[] {
  const { timeZone, targets } = agreement.terms;
  const day = localDateAt(timeZone, now);
  if (localDateAt(timeZone, now - MORNING) !== day) return [];
  // A rolling window ends every day: there is no end to look forward to.
  return targets
    .filter(({ period }) => !isRolling(period))
    .map((target) => {
      const { from: periodFrom } = periodOf({ unit: target.period, timeZone, at: now });
      return { agreement, target, periodFrom, day };
    });
}

/** Until when no further promise is to be forecast once all of today were, unless the register changes. */
export function nextForecasts(register: Register, now: Instant): Instant {
  return nextMornings(register, { now, morning: MORNING });
}

function nameOf(agreementKey: string, targetKey: string, day: string): string {
  return [agreementKey, targetKey, day].join(' ');
}
