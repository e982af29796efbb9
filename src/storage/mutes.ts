import type { Instant } from '../domain/calendar/instant.ts';
import type { Db } from './database.ts';
import { fromColumn, toColumn } from './instants.ts';

/** That nobody wants to hear of a target until then. */
export type Mute = {
  readonly agreementKey: string;
  readonly targetKey: string;
  readonly at: Instant;
  readonly until: Instant;
  readonly reason: string;
  readonly actor: string;
};

type OfWorkspace = { readonly workspaceId: number };

/** Mutes targets, or ends that by an end that is no later than now. */
export async function addMutes(
  db: Db,
  { workspaceId, mutes }: OfWorkspace & { readonly mutes: readonly Mute[] },
): Promise<void> {
  await db.prisma.mute.createMany({
    data: mutes.map(({ at, until, ...mute }) => ({
      ...{ ...mute, workspaceId, at: toColumn(at), until: toColumn(until) },
    })),
  });
}

/** The mutes that hold at an instant: the last one of each target, as far as it has not ended. */
export async function mutesAt(
  db: Db,
  { workspaceId, at }: OfWorkspace & { readonly at: Instant },
): Promise<readonly Mute[]> {
  const rows = await db.prisma.mute.findMany({
    where: { workspaceId },
    distinct: ['agreementKey', 'targetKey'],
    orderBy: { id: 'desc' },
    omit: { id: true, workspaceId: true },
  });
  return rows
    .map((row) => ({ ...row, at: fromColumn(row.at), until: fromColumn(row.until) }))
    .filter(({ until }) => until > at);
}
