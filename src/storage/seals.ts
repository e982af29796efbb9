import { z } from 'zod';
import type { Instant } from '../domain/calendar/instant.ts';
import type { PeriodPlace, Seal } from '../domain/compliance/seal.ts';
import type { Figure } from '../domain/target/figure.ts';
import type { Db } from './database.ts';
import { Prisma, type Seal as Row } from './generated/client.ts';
import { type InGroup, inGroups } from './in-groups.ts';
import { fromColumn, toColumn, toText } from './instants.ts';
import { toJson } from './prisma.ts';
import { together } from './together.ts';

type OfWorkspace = { readonly workspaceId: number };
type AgreementPeriod = Pick<PeriodPlace, 'agreementKey' | 'period'>;

const figureShape = z.looseObject({
  period: z.object({ from: z.number(), to: z.number() }),
  verdict: z.enum(['met', 'at-risk', 'breached', 'no-data']),
  percent: z.string().nullable(),
  attainment: z.looseObject({ of: z.string() }),
  budget: z.object({
    unit: z.string(),
    granted: z.number(),
    spent: z.number(),
    left: z.number(),
  }),
});

// A published figure keeps the form that it was published in, whatever later ones look like.
const figure = z.custom<Figure>((value) => figureShape.safeParse(value).success);
const difference = z.array(
  z.object({ path: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
);

/** Keeps a seal; false when one with its number is there already. */
export async function addSeal(db: Db, seal: OfWorkspace & Seal): Promise<boolean> {
  const { period, asOf, sealedAt, restated, figure: published, ...rest } = seal;
  const { count } = await db.prisma.seal.createMany({
    data: [
      {
        ...rest,
        periodFrom: toColumn(period.from),
        periodTo: toColumn(period.to),
        asOf: toColumn(asOf),
        sealedAt: toColumn(sealedAt),
        figure: toJson(published),
        cause: restated?.cause ?? null,
        approver: restated?.approver ?? null,
        difference: restated ? toJson(restated.difference) : Prisma.DbNull,
      },
    ],
    skipDuplicates: true,
  });
  return count === 1;
}

/** Everything that was published about the promises of an agreement, or one of them, in a period, the first one first. */
export async function sealsOf(
  db: Db,
  place: OfWorkspace & Omit<PeriodPlace, 'targetKey'> & Partial<PeriodPlace>,
): Promise<readonly Seal[]> {
  const { workspaceId, agreementKey, targetKey, period } = place;
  const rows = await db.prisma.seal.findMany({
    where: {
      ...{ workspaceId, agreementKey, ...(targetKey !== undefined && { targetKey }) },
      periodFrom: toColumn(period.from),
      periodTo: toColumn(period.to),
    },
    orderBy: { number: 'asc' },
  });
  return rows.map(toSeal);
}

const OF_PERIODS = `/* accord:seals-of-periods */
  SELECT p."group"::int - 1 AS "group", s.* FROM unnest($2::text[], $3::timestamptz[], $4::timestamptz[]) WITH ORDINALITY
    AS p(agreement, "from", "to", "group")
  JOIN "Seal" s ON s."workspaceId" = $1::int AND s."agreementKey" = p.agreement
    AND s."periodFrom" = p."from" AND s."periodTo" = p."to"
  ORDER BY s.number`;

/** Everything that was published about the promises of an agreement in a period, the first one first. */
export const sealsOfPeriod = together<AgreementPeriod, readonly Seal[]>(
  async ({ db, workspaceId }, places) => {
    const rows = await db.ask<Row & InGroup>(OF_PERIODS, [
      workspaceId,
      places.map(({ agreementKey }) => agreementKey),
      places.map(({ period }) => toText(period.from)),
      places.map(({ period }) => toText(period.to)),
    ]);
    const seals = inGroups(rows);
    return places.map((_, group) => (seals.get(group) ?? []).map(toSeal));
  },
);

/** The seals of a workspace, or of one of its agreements, for periods that ended after an instant: of each promise and period the latest. */
export async function latestSeals(
  db: Db,
  {
    workspaceId,
    since,
    agreementKey,
  }: OfWorkspace & { readonly since: Instant; readonly agreementKey?: string },
): Promise<readonly Seal[]> {
  const rows = await db.prisma.seal.findMany({
    where: {
      ...{ workspaceId, periodTo: { gt: toColumn(since) } },
      ...(agreementKey !== undefined && { agreementKey }),
    },
    distinct: ['agreementKey', 'targetKey', 'periodFrom', 'periodTo'],
    orderBy: [
      { periodFrom: 'asc' },
      { periodTo: 'asc' },
      { agreementKey: 'asc' },
      { targetKey: 'asc' },
      { number: 'desc' },
    ],
  });
  return rows.map(toSeal);
}

/** How many seals a workspace has; none is ever changed or taken away. */
export async function countSeals(db: Db, { workspaceId }: OfWorkspace): Promise<number> {
  return db.prisma.seal.count({ where: { workspaceId } });
}

/** Since when a workspace has known each of its agreements. */
export async function agreementsKnownSince(
  db: Db,
  { workspaceId }: OfWorkspace,
): Promise<ReadonlyMap<string, Instant>> {
  const rows = await db.prisma.registerRevision.groupBy({
    by: ['key'],
    where: { workspaceId, kind: 'agreement' },
    _min: { recordedAt: true },
  });
  return new Map(
    rows.flatMap(({ key, _min }) =>
      _min.recordedAt === null ? [] : [[key, fromColumn(_min.recordedAt)]],
    ),
  );
}

function toSeal(row: Row): Seal {
  const { agreementKey, targetKey, number, revision, fingerprint, rulesVersion, hash } = row;
  const { cause, approver, requester } = row;
  return {
    ...{ agreementKey, targetKey, number, revision, fingerprint, rulesVersion, hash, requester },
    period: { from: fromColumn(row.periodFrom), to: fromColumn(row.periodTo) },
    asOf: fromColumn(row.asOf),
    sealedAt: fromColumn(row.sealedAt),
    figure: figure.parse(row.figure),
    restated:
      cause === null || approver === null
        ? null
        : { cause, approver, difference: difference.parse(row.difference) },
  };
}
