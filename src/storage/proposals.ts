import { z } from 'zod';
import type { Instant } from '../domain/calendar/instant.ts';
import {
  PROPOSAL_STEPS,
  type Proposal,
  type ProposalStepName,
} from '../domain/compliance/proposal.ts';
import type { Db } from './database.ts';
import type { Prisma, ProposalStep, Proposal as Row } from './generated/client.ts';
import { fromColumn, toColumn } from './instants.ts';
import { toJson } from './prisma.ts';

type OfWorkspace = { readonly workspaceId: number };
type OfKind<Content> = { readonly kind: string; readonly schema: z.ZodType<Content> };

const step = z.enum(PROPOSAL_STEPS);

type Adding = OfWorkspace &
  Omit<Proposal<unknown>, 'id' | 'steps'> & { readonly kind: string; readonly key: string };

/** Adds a proposal; false when the same one was proposed before. */
export async function addProposal(db: Db, adding: Adding): Promise<boolean> {
  const { period, proposedAt, content, ...rest } = adding;
  const { count } = await db.prisma.proposal.createMany({
    data: [
      {
        ...rest,
        periodFrom: toColumn(period.from),
        periodTo: toColumn(period.to),
        proposedAt: toColumn(proposedAt),
        content: toJson(content),
      },
    ],
    skipDuplicates: true,
  });
  return count === 1;
}

/** All proposals of a kind under some agreements, the newest first. */
export async function proposalsUnder<Content>(
  db: Db,
  {
    agreementKeys,
    workspaceId,
    of,
  }: OfWorkspace & { readonly agreementKeys: readonly string[]; readonly of: OfKind<Content> },
): Promise<readonly Proposal<Content>[]> {
  const where = { workspaceId, kind: of.kind, agreementKey: { in: [...agreementKeys] } };
  return find(db, where, of);
}

/** A proposal, which nobody else decides until the caller's transaction ends; null when there is none. */
export async function lockProposal<Content>(
  db: Db,
  { workspaceId, id, of }: OfWorkspace & { readonly id: string; readonly of: OfKind<Content> },
): Promise<Proposal<Content> | null> {
  if (!/^\d{1,18}$/.test(id)) return null;
  await db.sql(
    'SELECT id FROM "Proposal" WHERE "workspaceId" = $1::int AND id = $2::bigint FOR UPDATE',
    [workspaceId, id],
  );
  const [found] = await find(db, { workspaceId, kind: of.kind, id: BigInt(id) }, of);
  return found ?? null;
}

type Deciding = {
  readonly id: string;
  readonly step: ProposalStepName;
  readonly at: Instant;
  readonly actor: string;
  readonly reason: string | null;
};

/** Adds what somebody decided about a proposal. */
export async function addProposalStep(db: Db, { id, at, ...rest }: Deciding): Promise<void> {
  const proposalId = BigInt(id);
  await db.prisma.proposalStep.create({ data: { ...rest, proposalId, at: toColumn(at) } });
}

async function find<Content>(
  db: Db,
  where: Prisma.ProposalWhereInput,
  of: OfKind<Content>,
): Promise<readonly Proposal<Content>[]> {
  const rows = await db.prisma.proposal.findMany({
    where,
    include: { steps: { orderBy: { at: 'asc' } } },
    orderBy: [{ periodFrom: 'desc' }, { id: 'desc' }],
  });
  return rows.map((row) => toProposal(row, of));
}

function toProposal<Content>(
  row: Row & { readonly steps: readonly ProposalStep[] },
  { schema }: OfKind<Content>,
): Proposal<Content> {
  const { agreementKey, proposer } = row;
  return {
    ...{ agreementKey, proposer },
    id: String(row.id),
    period: { from: fromColumn(row.periodFrom), to: fromColumn(row.periodTo) },
    content: schema.parse(row.content),
    proposedAt: fromColumn(row.proposedAt),
    steps: row.steps.map(({ proposalId: _, ...each }) => ({
      ...each,
      step: step.parse(each.step),
      at: fromColumn(each.at),
    })),
  };
}
