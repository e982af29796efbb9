import type { Instant } from '../domain/calendar/instant.ts';
import { AccordError } from '../domain/error.ts';
import { type Step, stepContent } from '../domain/negotiation/steps.ts';
import type { Db } from './database.ts';
import type { NegotiationStep, Negotiation as Row } from './generated/client.ts';
import { fromColumn, toColumn } from './instants.ts';
import { isRepeated, toJson } from './prisma.ts';

type OfWorkspace = { readonly workspaceId: number };
type OfAgreement = OfWorkspace & { readonly agreementKey: string };

/** Whether a negotiation goes on, waits for its date, or is over. */
export type NegotiationState = 'open' | 'agreed' | 'ended';

/** A negotiation as it is kept: what it is about, and every step of it. */
export type KeptNegotiation = {
  readonly id: string;
  readonly agreementKey: string;
  readonly steps: readonly Step[];
};

type Adding = OfAgreement & { readonly baseRevision: number; readonly now: Instant };

/** Adds a negotiation without steps; null when one of this agreement goes on already. */
export async function addNegotiation(db: Db, { now, ...adding }: Adding): Promise<string | null> {
  const [row] = await db.prisma.negotiation.createManyAndReturn({
    data: [{ ...adding, startedAt: toColumn(now), state: 'open' }],
    skipDuplicates: true,
  });
  return row ? String(row.id) : null;
}

/** The last negotiation of an agreement, which nobody else changes until the caller’s transaction ends; null when there was none. */
export async function lockNegotiation(
  db: Db,
  { workspaceId, agreementKey }: OfAgreement,
): Promise<KeptNegotiation | null> {
  await db.sql(
    `SELECT id FROM "Negotiation" WHERE "workspaceId" = $1::int AND "agreementKey" = $2
     ORDER BY id DESC LIMIT 1 FOR UPDATE`,
    [workspaceId, agreementKey],
  );
  return lastNegotiation(db, { workspaceId, agreementKey });
}

/** The last negotiation of an agreement; null when there was none. */
export async function lastNegotiation(
  db: Db,
  { workspaceId, agreementKey }: OfAgreement,
): Promise<KeptNegotiation | null> {
  const row = await db.prisma.negotiation.findFirst({
    where: { workspaceId, agreementKey },
    orderBy: { id: 'desc' },
    include: { steps: { orderBy: { number: 'asc' } } },
  });
  return row && toNegotiation(row);
}

/** One negotiation, which nobody else changes until the caller’s transaction ends; null when there is none. */
export async function lockNegotiationById(
  db: Db,
  { workspaceId, id }: OfWorkspace & { readonly id: string },
): Promise<KeptNegotiation | null> {
  await db.sql('SELECT id FROM "Negotiation" WHERE id = $1::bigint FOR UPDATE', [id]);
  const row = await db.prisma.negotiation.findFirst({
    where: { workspaceId, id: BigInt(id) },
    include: { steps: { orderBy: { number: 'asc' } } },
  });
  return row && toNegotiation(row);
}

type Wanted = OfWorkspace & {
  readonly states?: readonly NegotiationState[];
  readonly agreementKey?: string;
};

/** Negotiations in some states or of one agreement, or all of them, the last first. */
export async function negotiationsIn(
  db: Db,
  { workspaceId, states, agreementKey }: Wanted,
): Promise<readonly KeptNegotiation[]> {
  const rows = await db.prisma.negotiation.findMany({
    where: {
      workspaceId,
      ...(agreementKey !== undefined && { agreementKey }),
      ...(states && { state: { in: [...states] } }),
    },
    orderBy: { id: 'desc' },
    include: { steps: { orderBy: { number: 'asc' } } },
  });
  return rows.map(toNegotiation);
}

type NewSteps = {
  readonly id: string;
  readonly steps: readonly Step[];
  /** How the negotiation stands after them. */
  readonly state: NegotiationState;
};

/** Adds steps that follow on those that were read; refuses when somebody else has taken one meanwhile. */
export async function addSteps(db: Db, { id, steps, state }: NewSteps): Promise<void> {
  const negotiationId = BigInt(id);
  const data = steps.map(({ content, at, ...rest }) => ({
    ...rest,
    ...{ negotiationId, at: toColumn(at), type: content.type, content: toJson(content) },
  }));
  const overtaken = (error: unknown) => {
    throw isRepeated(error) ? late(error) : error;
  };
  await db.prisma.negotiationStep.createMany({ data }).catch(overtaken);
  const where = { id: negotiationId };
  await db.prisma.negotiation.update({ where, data: { state } }).catch(overtaken);
}

function late(cause: unknown): AccordError {
  return new AccordError(
    'conflict',
    'Somebody else has just moved this negotiation on. Look at it again, and repeat your step where it is still needed.',
    { cause },
  );
}

function toNegotiation({
  id,
  agreementKey,
  steps,
}: Row & { readonly steps: readonly NegotiationStep[] }): KeptNegotiation {
  return { id: String(id), agreementKey, steps: steps.map(toStep) };
}

function toStep({ number, at, actor, identity, hash, content }: NegotiationStep): Step {
  const read = stepContent.parse(content);
  return { number, at: fromColumn(at), actor, identity, hash, content: read };
}
