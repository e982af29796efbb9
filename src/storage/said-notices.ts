import type { Db } from './database.ts';

type Said = {
  readonly workspaceId: number;
  readonly kinds: readonly string[];
  readonly keyPrefix: string;
};

/** What messages say that people see or are about to see, the oldest first: those whose keys begin alike. */
export async function saidNotices(
  db: Db,
  { workspaceId, kinds, keyPrefix }: Said,
): Promise<readonly unknown[]> {
  const rows = await db.prisma.notice.findMany({
    where: {
      ...{ workspaceId, key: { startsWith: keyPrefix }, kind: { in: [...kinds] } },
      state: { in: ['pending', 'sending', 'delivered'] },
    },
    orderBy: { id: 'asc' },
    select: { payload: true },
  });
  return rows.map(({ payload }) => payload);
}
