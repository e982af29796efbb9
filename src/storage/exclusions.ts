import { z } from 'zod';
import type { Instant } from '../domain/calendar/instant.ts';
import type { Interval } from '../domain/calendar/interval.ts';
import {
  type AgreedExclusion,
  EXCLUSION_CATEGORIES,
  type ExclusionRequest,
} from '../domain/exclusion/agreed-exclusion.ts';
import type { Db } from './database.ts';
import type { Exclusion, ExclusionStep, Prisma } from './generated/client.ts';
import { fromColumn, fromOptionalColumn, toColumn, toOptionalColumn } from './instants.ts';
import { toJson } from './prisma.ts';
import { together } from './together.ts';

type OfWorkspace = { readonly workspaceId: number };
type Row = Exclusion & { readonly steps: readonly ExclusionStep[] };

const category = z.enum(EXCLUSION_CATEGORIES);
const name = z.string().optional();
const segmentShape = z.object({ site: name, group: name, channel: name });

/** Adds a requested exclusion; gives it as it is kept. */
export async function addExclusion(
  db: Db,
  added: OfWorkspace & { readonly at: Instant; readonly actor: string } & {
    readonly request: ExclusionRequest;
  },
): Promise<AgreedExclusion> {
  const { workspaceId, at, actor } = added;
  const { segment, ...request } = added.request;
  const row = await db.prisma.exclusion.create({
    data: {
      ...request,
      workspaceId,
      ...(segment && { segment: toJson(segment) }),
      from: toColumn(request.from),
      to: toColumn(request.to),
      announcedAt: toOptionalColumn(request.announcedAt),
      requestedAt: toColumn(at),
      requester: actor,
    },
  });
  return toExclusion({ ...row, steps: [] });
}

type Step = {
  readonly id: string;
  readonly step: 'approved' | 'revoked';
  readonly at: Instant;
  readonly actor: string;
  readonly reason: string | null;
};

/** Adds what somebody did with an exclusion. */
export async function addExclusionStep(db: Db, { id, at, ...step }: Step): Promise<void> {
  const exclusionId = BigInt(id);
  await db.prisma.exclusionStep.create({ data: { ...step, exclusionId, at: toColumn(at) } });
}

/** An exclusion, which nobody else changes until the caller's transaction ends; null when there is none. */
export async function lockExclusion(
  db: Db,
  { workspaceId, id }: OfWorkspace & { readonly id: string },
): Promise<AgreedExclusion | null> {
  if (!/^\d{1,18}$/.test(id)) return null;
  await db.sql(
    'SELECT id FROM "Exclusion" WHERE "workspaceId" = $1::int AND id = $2::bigint FOR UPDATE',
    [workspaceId, id],
  );
  const [found] = await find(db, { workspaceId, id: BigInt(id) });
  return found ?? null;
}

// Most agreements have none, and every figure asks.
const hasExclusions = together<{ readonly agreementKey: string }, boolean>(
  async ({ db, workspaceId }, asked) => {
    const keys = new Set(asked.map(({ agreementKey }) => agreementKey));
    const rows = await db.ask<{ key: string }>(
      `/* accord:some-exclusion */ SELECT key FROM unnest($2::text[]) AS key WHERE EXISTS (
         SELECT 1 FROM "Exclusion" x WHERE x."workspaceId" = $1::int AND x."agreementKey" = key)`,
      [workspaceId, [...keys]],
    );
    const found = new Set(rows.map(({ key }) => key));
    return asked.map(({ agreementKey }) => found.has(agreementKey));
  },
);

/** The exclusions of an agreement that touch a span, the earliest first, whatever became of them. */
export async function exclusionsOf(
  db: Db,
  {
    workspaceId,
    agreementKey,
    span,
  }: OfWorkspace & {
    readonly agreementKey: string;
    readonly span: Interval;
  },
): Promise<readonly AgreedExclusion[]> {
  if (!(await hasExclusions(db, { workspaceId, agreementKey }))) return [];
  const { from, to } = span;
  const touching = { from: { lt: toColumn(to) }, to: { gt: toColumn(from) } };
  return find(db, { workspaceId, agreementKey, ...touching });
}

/** All exclusions of some agreements, the newest first. */
export async function exclusionsUnder(
  db: Db,
  { workspaceId, agreementKeys }: OfWorkspace & { readonly agreementKeys: readonly string[] },
): Promise<readonly AgreedExclusion[]> {
  const found = await find(db, { workspaceId, agreementKey: { in: [...agreementKeys] } });
  return found.toReversed();
}

async function find(
  db: Db,
  where: Prisma.ExclusionWhereInput,
): Promise<readonly AgreedExclusion[]> {
  const rows = await db.prisma.exclusion.findMany({
    where,
    include: { steps: true },
    orderBy: [{ from: 'asc' }, { id: 'asc' }],
  });
  return rows.map(toExclusion);
}

function toExclusion(row: Row): AgreedExclusion {
  const { agreementKey, serviceKey, workItemKey, reason, requester, steps } = row;
  const segment = row.segment === null ? undefined : segmentShape.parse(row.segment);
  return {
    id: String(row.id),
    ...{ agreementKey, serviceKey, workItemKey, reason, requester },
    ...(segment && { segment }),
    from: fromColumn(row.from),
    to: fromColumn(row.to),
    category: category.parse(row.category),
    announcedAt: fromOptionalColumn(row.announcedAt),
    requestedAt: fromColumn(row.requestedAt),
    approval: toStep(steps, 'approved'),
    revocation: toStep(steps, 'revoked'),
  };
}

function toStep(steps: readonly ExclusionStep[], name: Step['step']) {
  const step = steps.find((each) => each.step === name);
  return step ? { at: fromColumn(step.at), actor: step.actor, reason: step.reason } : null;
}
