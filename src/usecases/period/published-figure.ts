import type { Instant } from '../../domain/calendar/instant.ts';
import type { PeriodPlace, Seal } from '../../domain/compliance/seal.ts';
import type { Db } from '../../storage/database.ts';
import { sealsOfPeriod } from '../../storage/seals.ts';

/** What had been published about a promise in a period by an instant; null when nothing had. */
export type SealOf = (place: PeriodPlace) => Promise<Seal | null>;

type Scene = { readonly db: Db; readonly workspaceId: number; readonly asOf: Instant };

/** Finds published figures as they stood at an instant: the latest restatement counts. */
export function publishedBy({ db, workspaceId, asOf }: Scene): SealOf {
  const loaded = new Map<string, Promise<readonly Seal[]>>();
  return async ({ agreementKey, targetKey, period }) => {
    const name = `${agreementKey} ${period.from} ${period.to}`;
    const seals = loaded.get(name) ?? sealsOfPeriod(db, { workspaceId, agreementKey, period });
    loaded.set(name, seals);
    const own = (await seals).filter((seal) => seal.targetKey === targetKey);
    return own.findLast(({ sealedAt }) => sealedAt <= asOf) ?? null;
  };
}
