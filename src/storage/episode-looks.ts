import type { Instant } from '../domain/calendar/instant.ts';
import type { Db } from './database.ts';
import { toColumn, toText } from './instants.ts';

/** Asks for a look at the alerts about some work items, because something about their clocks may have changed. */
export async function askToLook(
  db: Db,
  { workItemIds, at }: { readonly workItemIds: readonly number[]; readonly at: Instant },
): Promise<void> {
  if (workItemIds.length === 0) return;
  await db.sql(
    `UPDATE "Episode" SET "nextAt" = $1::timestamptz
     WHERE current AND "workItemId" IS NOT NULL AND "workItemId" = ANY($2::bigint[])`,
    [toText(at), [...workItemIds]],
  );
}

/** Asks for a look at one alert later. */
export async function lookLater(
  db: Db,
  { ids, at }: { readonly ids: readonly string[]; readonly at: Instant },
): Promise<void> {
  await db.prisma.episode.updateMany({
    where: { id: { in: ids.map(BigInt) } },
    data: { nextAt: toColumn(at) },
  });
}
