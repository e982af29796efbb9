import type { Instant } from '../domain/calendar/instant.ts';
import type { Db } from './database.ts';
import { fromOptionalColumn, toColumn } from './instants.ts';

type Span = { readonly after: Instant; readonly until: Instant };

/** When the first threshold within a span is due, over all workspaces; null when none is. */
export async function oldestDue(db: Db, { after, until }: Span): Promise<Instant | null> {
  const row = await db.prisma.clock.findFirst({
    where: { nextThresholdAt: { gt: toColumn(after), lte: toColumn(until) } },
    orderBy: { nextThresholdAt: 'asc' },
    select: { nextThresholdAt: true },
  });
  return fromOptionalColumn(row?.nextThresholdAt ?? null);
}
