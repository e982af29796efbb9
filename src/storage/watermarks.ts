import type { Instant } from '../domain/calendar/instant.ts';
import type { Db } from './database.ts';
import { fromColumn, toColumn } from './instants.ts';

type Mark = { readonly workspaceId: number; readonly name: string };

/** Up to when something that is done regularly has seen a workspace; null before the first time. */
export async function watermarkOf(db: Db, mark: Mark): Promise<Instant | null> {
  const row = await db.prisma.watermark.findUnique({ where: { workspaceId_name: mark } });
  return row && fromColumn(row.at);
}

/** Notes up to when a workspace has been seen. */
export async function setWatermark(db: Db, { at, ...mark }: Mark & { at: Instant }): Promise<void> {
  await db.prisma.watermark.upsert({
    where: { workspaceId_name: mark },
    create: { ...mark, at: toColumn(at) },
    update: { at: toColumn(at) },
  });
}
