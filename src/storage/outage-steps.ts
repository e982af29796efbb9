import type { Instant } from '../domain/calendar/instant.ts';
import { type OutageStep, outageStep } from '../domain/outage/steps.ts';
import type { Db } from './database.ts';
import type { OutageStep as Row } from './generated/client.ts';
import { fromColumn, toColumn, toOptionalColumn } from './instants.ts';
import { toJson } from './prisma.ts';

type OfWorkspace = { readonly workspaceId: number };
export type OutageStanding = 'open' | 'ended' | 'withdrawn';

/** A declared outage as it is kept: every step of it. */
export type KeptOutage = {
  readonly id: string;
  readonly serviceKey: string;
  readonly steps: readonly OutageStep[];
};

type Adding = OfWorkspace & { readonly serviceKey: string; readonly at: Instant };

/** Adds a declared outage without steps; gives its id. */
export async function addDeclaredOutage(db: Db, { at, ...adding }: Adding): Promise<string> {
  const { id } = await db.prisma.declaredOutage.create({
    data: { ...adding, declaredAt: toColumn(at), state: 'open' },
  });
  return String(id);
}

/** A declared outage, which nobody else changes until the caller’s transaction ends; null when there is none. */
export async function lockDeclaredOutage(
  db: Db,
  { workspaceId, id }: OfWorkspace & { readonly id: string },
): Promise<KeptOutage | null> {
  if (!/^\d{1,18}$/.test(id)) return null;
  await db.sql(
    'SELECT id FROM "DeclaredOutage" WHERE "workspaceId" = $1::int AND id = $2::bigint FOR UPDATE',
    [workspaceId, id],
  );
  const [found] = await declaredOutages(db, { workspaceId, ids: [id] });
  return found ?? null;
}

type Wanted = OfWorkspace & {
  readonly ids?: readonly string[];
  readonly serviceKeys?: readonly string[];
  readonly states?: readonly OutageStanding[];
  /** Only those that the watch is to look at by then. */
  readonly lookAt?: Instant;
  readonly limit?: number;
};

/** Declared outages, the newest first. */
export async function declaredOutages(db: Db, wanted: Wanted): Promise<readonly KeptOutage[]> {
  const { workspaceId, ids, serviceKeys, states, lookAt, limit } = wanted;
  const rows = await db.prisma.declaredOutage.findMany({
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

/** Adds what somebody did with a declared outage that is locked. */
export async function addOutageStep(
  db: Db,
  { id, step }: { readonly id: string; readonly step: OutageStep },
): Promise<void> {
  const { content, at, ...rest } = step;
  const kept = { ...rest, at: toColumn(at), type: content.type, content: toJson(content) };
  await db.prisma.outageStep.create({ data: { ...kept, outageId: BigInt(id) } });
}

type Standing = { readonly state: OutageStanding; readonly nextAt: Instant | null };

/** Keeps how an outage stands and when the watch looks at it again. */
export async function setOutageStanding(
  db: Db,
  { id, state, nextAt }: Standing & { readonly id: string },
): Promise<void> {
  const data = { state, nextAt: toOptionalColumn(nextAt) };
  await db.prisma.declaredOutage.update({ where: { id: BigInt(id) }, data });
}

function toStep({ number, at, actor, content }: Row): OutageStep {
  return { number, at: fromColumn(at), actor, content: outageStep.parse(content) };
}
