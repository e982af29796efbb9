import { measuredAlike } from '../../domain/agreement/touches-figures.ts';
import { DAY, type Instant } from '../../domain/calendar/instant.ts';
import { isRolling, periodOf } from '../../domain/calendar/period.ts';
import type { AgreementRevision, Register } from '../../domain/register/register.ts';
import type { Db } from '../../storage/database.ts';
import { type KeptForecast, newestForecasts } from '../../storage/forecasts.ts';
import type { AgreementStatus } from '../status/status-report.ts';

type Scene = {
  readonly db: Db;
  readonly workspaceId: number;
  readonly asOf: Instant;
  readonly register: Register;
};

/** What is older says nothing about how it goes now. */
export const FRESH = 2 * DAY;

/** The newest forecasts of some agreements as of an instant, read at once, as something to add to their status. */
export async function runningForecasts(
  { db, workspaceId, asOf, register }: Scene,
  agreements: readonly AgreementRevision[],
): Promise<(status: AgreementStatus) => AgreementStatus> {
  const places = agreements.flatMap((agreement) =>
    alikeRevisions(register, agreement).flatMap((each) => placesOf(each, asOf)),
  );
  const kept = await newestForecasts(db, { workspaceId, places, asOf });
  const fresh = kept.filter((each) => asOf - each.asOf < FRESH);
  // What was forecast last goes before what earlier revisions with the same terms had.
  const known = new Map(fresh.toSorted(oldestFirst).map((each) => [nameOf(each), each]));
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

function oldestFirst(a: KeptForecast, b: KeptForecast): number {
  return a.asOf - b.asOf || a.revision - b.revision;
}

/** A revision and those right before it that promise the same: what was forecast for them holds on. */
export function alikeRevisions(
  { agreements }: Register,
  { key, number, terms }: AgreementRevision,
): readonly AgreementRevision[] {
  const before = (agreements.get(key) ?? []).filter((each) => each.number <= number).toReversed();
  const differs = before.findIndex((each) => !measuredAlike(each.terms, terms));
  return differs < 0 ? before : before.slice(0, differs);
}
