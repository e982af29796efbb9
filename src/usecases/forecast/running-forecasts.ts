import { DAY, type Instant } from '../../domain/calendar/instant.ts';
import { isRolling, periodOf } from '../../domain/calendar/period.ts';
import type { AgreementRevision } from '../../domain/register/register.ts';
import type { Db } from '../../storage/database.ts';
import { type KeptForecast, newestForecasts } from '../../storage/forecasts.ts';
import type { AgreementStatus } from '../status/status-report.ts';

type Scene = { readonly db: Db; readonly workspaceId: number; readonly asOf: Instant };

/** What is older says nothing about how it goes now. */
export const FRESH = 2 * DAY;

/** The newest forecasts of some agreements as of an instant, read at once, as something to add to their status. */
export async function runningForecasts(
  { db, workspaceId, asOf }: Scene,
  agreements: readonly AgreementRevision[],
): Promise<(status: AgreementStatus) => AgreementStatus> {
  const places = agreements.flatMap((agreement) => placesOf(agreement, asOf));
  const kept = await newestForecasts(db, { workspaceId, places, asOf });
  const fresh = kept.filter((each) => asOf - each.asOf < FRESH);
  const known = new Map(fresh.map((each) => [nameOf(each), each]));
  return (status) => ({
    ...status,
    targets: status.targets.map((target) => {
      const place = { agreementKey: status.key, targetKey: target.terms.key };
      const found = known.get(nameOf(place));
      return found ? { ...target, forecast: found } : target;
    }),
  });
}

function placesOf({ key, number, terms }: AgreementRevision, asOf: Instant) {
  const { timeZone } = terms;
  return terms.targets
    .filter(({ period }) => !isRolling(period))
    .map((target) => ({
      ...{ agreementKey: key, targetKey: target.key, revision: number },
      periodFrom: periodOf({ unit: target.period, timeZone, at: asOf }).from,
    }));
}

function nameOf({
  agreementKey,
  targetKey,
}: Pick<KeptForecast, 'agreementKey' | 'targetKey'>): string {
  return `${agreementKey} ${targetKey}`;
}
