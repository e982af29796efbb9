import type { Instant } from '../domain/calendar/instant.ts';
import type { MaintenanceStanding } from '../domain/maintenance/fold-maintenance.ts';
import { type MaintenanceStep, maintenanceStep } from '../domain/maintenance/steps.ts';
import type { Db } from './database.ts';
import type { MaintenanceStep as Row } from './generated/client.ts';
import { fromColumn, toColumn, toOptionalColumn } from './instants.ts';
import { toJson } from './prisma.ts';

type OfWorkspace = { readonly workspaceId: number };

/** A planned maintenance as it is kept: every step of it. */
export type KeptMaintenance = {
  readonly id: string;
  readonly serviceKey: string;
  readonly steps: readonly MaintenanceStep[];
};

type Adding = OfWorkspace & { readonly serviceKey: string; readonly at: Instant };

/** Adds a maintenance without steps; gives its id. */
export async function addMaintenance(db: Db, { at, ...adding }: Adding): Promise<string> {
  const data = { ...adding, plannedAt: toColumn(at), state: 'proposed' };
  const { id } = await db.prisma.maintenance.create({ data });
  return String(id);
}

/** A maintenance, which nobody else changes until the caller’s transaction ends; null when there is none. */
export async function lockMaintenance(
  db: Db,
  { workspaceId, id }: OfWorkspace & { readonly id: string },
): Promise<KeptMaintenance | null> {
  if (!/^\d{1,18}$/.test(id)) return null;
  await db.sql(
    'SELECT id FROM "Maintenance" WHERE "workspaceId" = $1::int AND id = $2::bigint FOR UPDATE',
    [workspaceId, id],
  );
  const [found] = await maintenancesIn(db, { workspaceId, ids: [id] });
  return found ?? null;
}

type Wanted = OfWorkspace & {
  readonly ids?: readonly string[];
  readonly serviceKeys?: readonly string[];
  readonly states?: readonly MaintenanceStanding[];
  /** Only those that the watch is to look at by then. */
  readonly lookAt?: Instant;
  readonly limit?: number;
};

/** Planned maintenances, the newest first. */
export async function maintenancesIn(db: Db, wanted: Wanted): Promise<readonly KeptMaintenance[]> {
  const { workspaceId, ids, serviceKeys, states, lookAt, limit } = wanted;
  const rows = await db.prisma.maintenance.findMany({
    where: {
      workspaceId,
      ...(ids && { id: { in: ids.map(BigInt) } }),
      ...(serviceKeys && { serviceKey: { in: [...serviceKeys] } }),
      ...(states && { state: { in: [...states] } }),
      ...(lookAt !== undefined && { nextAt: { lte: toColumn(lookAt) } }),
    },
    orderBy: { id: 'desc' },
    include: { steps: { orderBy: { number: 'asc' } } },
    ...(limit !== undefined && { take: limit }),
  });
  return rows.map(({ id, serviceKey, steps }) => ({
    id: String(id),
    serviceKey,
    steps: steps.map(toStep),
  }));
}

/** Adds what somebody did with a maintenance that is locked. */
export async function addMaintenanceStep(
  db: Db,
  { id, step }: { readonly id: string; readonly step: MaintenanceStep },
): Promise<void> {
  const { content, at, ...rest } = step;
  const kept = { ...rest, at: toColumn(at), type: content.type, content: toJson(content) };
  await db.prisma.maintenanceStep.create({ data: { ...kept, maintenanceId: BigInt(id) } });
}

type Standing = { readonly state: MaintenanceStanding; readonly nextAt: Instant | null };

/** Keeps how a maintenance stands and when the watch looks at it again. */
export async function setMaintenanceStanding(
  db: Db,
  { id, state, nextAt }: Standing & { readonly id: string },
): Promise<void> {
  const data = { state, nextAt: toOptionalColumn(nextAt) };
  await db.prisma.maintenance.update({ where: { id: BigInt(id) }, data });
}

function toStep({ number, at, actor, content }: Row): MaintenanceStep {
  return { number, at: fromColumn(at), actor, content: maintenanceStep.parse(content) };
}
