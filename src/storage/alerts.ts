import type { Instant } from '../domain/calendar/instant.ts';
import type { Db } from './database.ts';
import { fromColumn, toColumn, toText } from './instants.ts';

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

export type Ladder = Omit<Alert, 'threshold' | 'firedAt'> & {
  readonly thresholds: readonly number[];
};

type Fired = OfWorkspace & { readonly firedAt: Instant; readonly ladders: readonly Ladder[] };

/** Records that thresholds fired; gives for each ladder, in order, those that had not fired before, ascending. */
export async function recordAlerts(
  db: Db,
  { workspaceId, firedAt, ladders }: Fired,
): Promise<readonly (readonly number[])[]> {
  const rows = ladders.flatMap(({ thresholds, ...place }, ladder) =>
    thresholds.map((threshold) => ({ ladder, threshold, ...place })),
  );
  if (rows.length === 0) return ladders.map(() => []);
  const values = [workspaceId, toText(firedAt), JSON.stringify(rows)];
  const [added] = await db.sql<{ turns: readonly number[] | null }>(RECORD, values);
  const fresh = ladders.map((): number[] => []);
  for (const turn of added?.turns ?? []) {
    const row = rows[turn - 1];
    if (row) fresh[row.ladder]?.push(row.threshold);
  }
  return fresh;
}

// In one order, so that two who record the same wait for one another instead of locking up. One list of numbers is
// read much faster than a row for each.
const RECORD = `
WITH e AS MATERIALIZED (
  SELECT * FROM ROWS FROM (jsonb_to_recordset($3::jsonb) AS ("agreementKey" text, "targetKey" text, subject text,
    cycle int, revision int, threshold int)) WITH ORDINALITY
    AS e("agreementKey", "targetKey", subject, cycle, revision, threshold, turn)
), added AS (
  INSERT INTO "Alert" ("workspaceId", "agreementKey", "targetKey", subject, cycle, revision, threshold, "firedAt")
  SELECT $1::int, "agreementKey", "targetKey", subject, cycle, revision, threshold, $2::timestamptz FROM e
  ORDER BY "agreementKey", "targetKey", subject, cycle, revision, threshold
  ON CONFLICT DO NOTHING
  RETURNING "agreementKey", "targetKey", subject, cycle, revision, threshold
)
SELECT json_agg(turn ORDER BY threshold, turn) AS turns
FROM e JOIN added USING ("agreementKey", "targetKey", subject, cycle, revision, threshold)`;

type Counting = OfWorkspace &
  Pick<Alert, 'agreementKey' | 'targetKey' | 'threshold'> & {
    readonly from: Instant;
    readonly to: Instant;
  };

/** More than these are not told apart. */
const MOST = 1_000;

/** How often a threshold of a target fired between two instants, both included. */
export async function countFired(db: Db, { from, to, ...alert }: Counting): Promise<number> {
  const firedAt = { gte: toColumn(from), lte: toColumn(to) };
  return db.prisma.alert.count({ where: { ...alert, firedAt }, take: MOST });
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

/** How many thresholds were recorded since an instant. */
export async function countFiredSince(
  db: Db,
  { workspaceId, since }: OfWorkspace & { readonly since: Instant },
): Promise<number> {
  return await db.prisma.alert.count({ where: { workspaceId, firedAt: { gte: toColumn(since) } } });
}
