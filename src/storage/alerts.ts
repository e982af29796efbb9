import type { Instant } from '../domain/calendar/instant.ts';
import type { Db } from './database.ts';
import { fromColumn, toColumn } from './instants.ts';

/** A threshold that fired for a clock or for the period of a target. */
export type Alert = {
  readonly agreementKey: string;
  readonly targetKey: string;
  /** What it is about: a work item or a period. */
  readonly subject: string;
  readonly cycle: number;
  readonly revision: number;
  readonly threshold: number;
  readonly firedAt: Instant;
};

type OfWorkspace = { readonly workspaceId: number };

/** Records that a threshold fired; false when it had fired before, so that nobody is told twice. */
export async function recordAlert(db: Db, alert: OfWorkspace & Alert): Promise<boolean> {
  const { count } = await db.prisma.alert.createMany({
    data: [{ ...alert, firedAt: toColumn(alert.firedAt) }],
    skipDuplicates: true,
  });
  return count === 1;
}

type Ladder = OfWorkspace & Omit<Alert, 'threshold'> & { readonly thresholds: readonly number[] };

/** Records that several thresholds fired; gives those that had not fired before, ascending. */
export async function recordAlerts(
  db: Db,
  { thresholds, firedAt, ...place }: Ladder,
): Promise<readonly number[]> {
  const added = await db.prisma.alert.createManyAndReturn({
    data: thresholds.map((threshold) => ({ ...place, threshold, firedAt: toColumn(firedAt) })),
    select: { threshold: true },
    skipDuplicates: true,
  });
  return added.map(({ threshold }) => threshold).sort((a, b) => a - b);
}

type About = OfWorkspace & {
  readonly agreementKeys: readonly string[];
  readonly subject: string;
};

/** The alerts that fired about one work item or period under some agreements. */
export async function alertsAbout(
  db: Db,
  { workspaceId, agreementKeys, subject }: About,
): Promise<readonly Pick<Alert, 'agreementKey' | 'targetKey' | 'threshold'>[]> {
  return db.prisma.alert.findMany({
    where: { workspaceId, agreementKey: { in: [...agreementKeys] }, subject },
    select: { agreementKey: true, targetKey: true, threshold: true },
  });
}

/** The alerts that fired last, newest first. */
export async function latestAlerts(
  db: Db,
  { workspaceId, limit }: OfWorkspace & { readonly limit: number },
): Promise<readonly Alert[]> {
  const rows = await db.prisma.alert.findMany({
    where: { workspaceId },
    omit: { id: true, workspaceId: true },
    orderBy: [{ firedAt: 'desc' }, { id: 'desc' }],
    take: limit,
  });
  return rows.map((row) => ({ ...row, firedAt: fromColumn(row.firedAt) }));
}
