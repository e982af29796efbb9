import type { Instant } from '../../domain/calendar/instant.ts';
import type { PeriodPlace, Seal } from '../../domain/compliance/seal.ts';
import type { Db } from '../../storage/database.ts';
import { sealsOf } from '../../storage/seals.ts';

/** What had been published about a promise in a period by an instant; null when nothing had. */
export type SealOf = (place: PeriodPlace) => Promise<Seal | null>;

type Scene = { readonly db: Db; readonly workspaceId: number; readonly asOf: Instant };

/** Finds published figures as they stood at an instant: the latest restatement counts. */
export function publishedBy({ db, workspaceId, asOf }: Scene): SealOf {
  return async (place) => {
    const seals = await sealsOf(db, { workspaceId, ...place });
    return seals.findLast(({ sealedAt }) => sealedAt <= asOf) ?? null;
  };
}
