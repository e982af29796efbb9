import { type PastTarget, pastOf } from '../../domain/agreement/lint/past.ts';
import { DAY } from '../../domain/calendar/instant.ts';
import type { Seal } from '../../domain/compliance/seal.ts';
import { latestSeals } from '../../storage/seals.ts';
import type { Setting } from '../status/viewing.ts';

/** Half a year of months and two quarters. */
const LOOKED_BACK = 200 * DAY;

/** How the promises of agreements fared in the periods that were published, by agreement. */
export type PastOf = (agreementKey: string) => readonly PastTarget[];

/** Reads what was published lately, about one agreement or all of them. */
export async function pastFigures(
  { database, workspace, now }: Setting,
  agreementKey?: string,
): Promise<PastOf> {
  const seals = await latestSeals(database, {
    workspaceId: workspace.id,
    since: now - LOOKED_BACK,
    ...(agreementKey !== undefined && { agreementKey }),
  });
  const byAgreement = groupedBy(seals, ({ agreementKey: key }) => key);
  return (key) => byTarget(byAgreement.get(key) ?? []);
}

function byTarget(seals: readonly Seal[]): readonly PastTarget[] {
  const targets = groupedBy(seals, ({ targetKey }) => targetKey);
  return [...targets].map(([target, own]) =>
    pastOf(
      target,
      own.map(({ figure }) => figure),
    ),
  );
}

function groupedBy(
  seals: readonly Seal[],
  keyOf: (seal: Seal) => string,
): ReadonlyMap<string, readonly Seal[]> {
  const groups = new Map<string, Seal[]>();
  for (const seal of seals) {
    const own = groups.get(keyOf(seal)) ?? [];
    groups.set(keyOf(seal), own);
    own.push(seal);
  }
  return groups;
}
