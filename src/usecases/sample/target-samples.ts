import type { Instant } from '../../domain/calendar/instant.ts';
import type { Interval } from '../../domain/calendar/interval.ts';
import type { AgreementRevision } from '../../domain/register/register.ts';
import { needOf } from '../../domain/target/kind-words.ts';
import type { TargetTerms } from '../../domain/target/target-terms.ts';
import type { Db } from '../../storage/database.ts';
import { openedWorkItems } from '../../storage/opened-work-items.ts';
import { type ServiceSample, samplesOf } from '../../storage/samples.ts';
import type { StoredWorkItem } from '../../storage/work-items.ts';

type Asked = {
  readonly workspaceId: number;
  readonly agreement: AgreementRevision;
  readonly period: Interval;
  readonly asOf: Instant;
};

/** The samples that the targets of an agreement are measured by; none where no target is. */
export async function samplesFor(
  db: Db,
  { agreement, ...seen }: Asked,
): Promise<readonly ServiceSample[]> {
  const { targets, services } = agreement.terms;
  const indicators = targets.flatMap((target) => indicatorOf(target) ?? []);
  if (indicators.length === 0) return [];
  return samplesOf(db, { ...seen, serviceKeys: services, indicators });
}

/** The indicator whose samples count for a target; null where none do. */
export function indicatorOf(target: TargetTerms): string | null {
  if (needOf(target) !== 'samples') return null;
  return ('indicator' in target ? target.indicator : undefined) ?? target.key;
}

/** The work items that count as demand; none where the agreement limits no demand. */
export async function demandFor(
  db: Db,
  { agreement, ...seen }: Asked,
): Promise<readonly StoredWorkItem[]> {
  if (!agreement.terms.targets.some((target) => needOf(target) === 'opened-items')) return [];
  return openedWorkItems(db, { ...seen, agreementKey: agreement.key });
}
