import type { Instant } from '../domain/calendar/instant.ts';
import {
  IMPROVEMENT_STATES,
  type Improvement,
  type ImprovementState,
  type Plan,
} from '../domain/improvement/improvement.ts';
import type { Db } from './database.ts';
import type { ImprovementAlert, Improvement as Row } from './generated/client.ts';
import { fromColumn, fromOptionalColumn, toColumn, toOptionalColumn, toText } from './instants.ts';

type OfWorkspace = { readonly workspaceId: number };
type OfImprovement = OfWorkspace & { readonly id: string };

const WITH_ALERTS = { alerts: { orderBy: { episodeId: 'asc' } } } as const;

type New = OfWorkspace &
  Plan &
  Pick<Improvement, 'agreementKey' | 'targetKey' | 'openedAt' | 'openedBy'> & {
    readonly remindAt: Instant;
  };

/** Keeps what is to become better; gives its number. */
export async function addImprovement(
  db: Db,
  { openedAt, remindAt, ...rest }: New,
): Promise<string> {
  const times = { openedAt: toColumn(openedAt), remindAt: toColumn(remindAt) };
  const data = { ...rest, ...times, state: 'open' };
  return String((await db.prisma.improvement.create({ data, select: { id: true } })).id);
}

/** Says that an alert led to an improvement; saying it again changes nothing. */
export async function linkAlert(
  db: Db,
  { id, episodeId }: { readonly id: string; readonly episodeId: string },
): Promise<void> {
  const data = [{ improvementId: BigInt(id), episodeId: BigInt(episodeId) }];
  await db.prisma.improvementAlert.createMany({ data, skipDuplicates: true });
}

/** An improvement, which nobody else changes until the caller’s transaction ends; null when there is none. */
export async function lockImprovement(
  db: Db,
  { workspaceId, id }: OfImprovement,
): Promise<Improvement | null> {
  const locked = await db.sql<{ id: string }>(
    'SELECT id::text FROM "Improvement" WHERE "workspaceId" = $1::int AND id = $2::bigint FOR UPDATE',
    [workspaceId, id],
  );
  return locked.length > 0 ? findImprovement(db, { workspaceId, id }) : null;
}

/** An improvement as it stands; null when there is none. */
export async function findImprovement(
  db: Db,
  { workspaceId, id }: OfImprovement,
): Promise<Improvement | null> {
  const where = { workspaceId, id: BigInt(id) };
  const row = await db.prisma.improvement.findFirst({ where, include: WITH_ALERTS });
  return row && toImprovement(row);
}

type Changed = {
  readonly id: string;
  readonly plan?: Plan;
  readonly end?: Pick<Improvement, 'state' | 'outcome' | 'endedAt' | 'endedBy'>;
  readonly remindAt: Instant | null;
};

/** Keeps what has become of an improvement. */
export async function changeImprovement(
  db: Db,
  { id, plan, end, remindAt }: Changed,
): Promise<void> {
  const ended = end && { ...end, endedAt: toOptionalColumn(end.endedAt) };
  await db.prisma.improvement.update({
    where: { id: BigInt(id) },
    data: { ...plan, ...ended, remindAt: toOptionalColumn(remindAt) },
  });
}

type Wanted = OfWorkspace & { readonly state: ImprovementState; readonly most: number };

/** The improvements in a state: what is open by when it is due, what has ended with the last one first. */
export async function improvementsIn(
  db: Db,
  { workspaceId, state, most }: Wanted,
): Promise<readonly Improvement[]> {
  const rows = await db.prisma.improvement.findMany({
    where: { workspaceId, state },
    orderBy: state === 'open' ? [{ dueOn: 'asc' }, { id: 'asc' }] : [{ endedAt: 'desc' }],
    take: most,
    include: WITH_ALERTS,
  });
  return rows.map(toImprovement);
}

/** The latest improvement that an alert led to; null when there is none. */
export async function improvementOf(
  db: Db,
  { workspaceId, episodeId }: OfWorkspace & { readonly episodeId: string },
): Promise<Improvement | null> {
  const row = await db.prisma.improvement.findFirst({
    where: { workspaceId, alerts: { some: { episodeId: BigInt(episodeId) } } },
    orderBy: { id: 'desc' },
    include: WITH_ALERTS,
  });
  return row && toImprovement(row);
}

/**
 * The open improvements of all workspaces of which somebody is to be reminded. They are locked for the caller’s
 * transaction; those that another one has locked are left out.
 */
export async function improvementsDue(
  db: Db,
  { now, limit }: { readonly now: Instant; readonly limit: number },
): Promise<readonly (Improvement & OfWorkspace)[]> {
  const due = await db.sql<{ id: string }>(
    `SELECT id::text FROM "Improvement" WHERE "remindAt" <= $1::timestamptz
     ORDER BY "remindAt", id LIMIT $2::int FOR UPDATE SKIP LOCKED`,
    [toText(now), limit],
  );
  const rows = await db.prisma.improvement.findMany({
    where: { id: { in: due.map(({ id }) => BigInt(id)) } },
    orderBy: { id: 'asc' },
    include: WITH_ALERTS,
  });
  return rows.map((row) => ({ ...toImprovement(row), workspaceId: row.workspaceId }));
}

function toImprovement(row: Row & { readonly alerts: readonly ImprovementAlert[] }): Improvement {
  const { id, agreementKey, targetKey, what, owner, dueOn, openedBy, endedBy, outcome } = row;
  return {
    ...{ id: String(id), agreementKey, targetKey, what, owner, dueOn, openedBy, endedBy, outcome },
    state: IMPROVEMENT_STATES.find((one) => one === row.state) ?? 'dropped',
    openedAt: fromColumn(row.openedAt),
    endedAt: fromOptionalColumn(row.endedAt),
    episodes: row.alerts.map(({ episodeId }) => String(episodeId)),
  };
}
