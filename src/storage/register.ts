import type { Instant } from '../domain/calendar/instant.ts';
import { AccordError } from '../domain/error.ts';
import type { Db } from './database.ts';
import type { RegisterRevision } from './generated/client.ts';
import { fromColumn, fromOptionalColumn, toColumn, toOptionalColumn } from './instants.ts';
import { together } from './together.ts';

export type Revision = {
  readonly kind: string;
  readonly key: string;
  readonly number: number;
  readonly hash: string;
  readonly terms: unknown;
  readonly effectiveFrom: Instant | null;
  readonly effectiveTo: Instant | null;
  readonly recordedAt: Instant;
};

type OfWorkspace = { readonly workspaceId: number };

/** The latest revision of every document, or of every document of one kind, by kind and key. */
export async function currentRevisions(
  db: Db,
  { workspaceId, kind }: OfWorkspace & { readonly kind?: string },
): Promise<readonly Revision[]> {
  const rows = await db.prisma.registerRevision.findMany({
    where: { workspaceId, ...(kind !== undefined && { kind }) },
    distinct: ['kind', 'key'],
    orderBy: [{ kind: 'asc' }, { key: 'asc' }, { number: 'desc' }],
  });
  return rows.map(toRevision);
}

/** Every revision of every document, by number. */
export async function allRevisions(
  db: Db,
  { workspaceId }: OfWorkspace,
): Promise<readonly Revision[]> {
  const rows = await db.prisma.registerRevision.findMany({
    where: { workspaceId },
    orderBy: [{ number: 'asc' }, { kind: 'asc' }, { key: 'asc' }],
  });
  return rows.map(toRevision);
}

/** Which revision it is, with a digest by which equal terms are known without being read. */
export type RevisionMark = Pick<Revision, 'kind' | 'key' | 'number' | 'hash'> & {
  readonly digest: string;
};

/** Every revision of every document, by number, without its terms. */
export async function revisionMarks(
  db: Db,
  { workspaceId }: OfWorkspace,
): Promise<readonly RevisionMark[]> {
  return db.sql<RevisionMark>(
    `/* accord:revision-marks */
     SELECT kind, key, number, hash, encode(sha256(convert_to(terms::text, 'UTF8')), 'hex') AS digest FROM "RegisterRevision"
     WHERE "workspaceId" = $1::int ORDER BY number, kind, key`,
    [workspaceId],
  );
}

/** The terms of some revisions, in no order. */
export async function termsOf(
  db: Db,
  { workspaceId, marks }: OfWorkspace & { readonly marks: readonly RevisionMark[] },
): Promise<readonly Pick<Revision, 'kind' | 'key' | 'number' | 'terms'>[]> {
  if (marks.length === 0) return [];
  return db.sql<Pick<Revision, 'kind' | 'key' | 'number' | 'terms'>>(
    `/* accord:terms-of-revisions */
     SELECT r.kind, r.key, r.number, r.terms FROM "RegisterRevision" r
     JOIN unnest($2::text[], $3::text[], $4::int[]) AS m(kind, key, number)
       ON r.kind = m.kind AND r.key = m.key AND r.number = m.number
     WHERE r."workspaceId" = $1::int`,
    [
      workspaceId,
      marks.map(({ kind }) => kind),
      marks.map(({ key }) => key),
      marks.map(({ number }) => number),
    ],
  );
}

/** A number that counts up with every change of the register, also when an agreement ends or is taken up again. */
export const registerVersion = together<OfWorkspace, number>(async ({ db, workspaceId }, asked) => {
  const [row] = await db.ask<{ version: number }>(
    `/* accord:register-version */ SELECT "registerVersion" AS version FROM "Workspace" WHERE id = $1::int`,
    [workspaceId],
  );
  return asked.map(() => row?.version ?? 0);
});

/** All revisions of one document, the first one first. */
export async function revisionsOf(
  db: Db,
  { workspaceId, kind, key }: OfWorkspace & { readonly kind: string; readonly key: string },
): Promise<readonly Revision[]> {
  const rows = await db.prisma.registerRevision.findMany({
    where: { workspaceId, kind, key },
    orderBy: { number: 'asc' },
  });
  return rows.map(toRevision);
}

// So many fit into one text that the database reads as a table.
const BATCH = 500;

/** Adds revisions; refuses a number that somebody else has just used. */
export async function addRevisions(
  db: Db,
  revisions: readonly (OfWorkspace & Revision)[],
): Promise<void> {
  for (let start = 0; start < revisions.length; start += BATCH) {
    await addBatch(db, revisions.slice(start, start + BATCH));
  }
}

// Prisma takes longer over the values of a large register than the database does.
const INSERT = `
  INSERT INTO "RegisterRevision"
    ("workspaceId", kind, key, number, hash, terms, "effectiveFrom", "effectiveTo", "recordedAt")
  SELECT "workspaceId", kind, key, number, hash, terms, "effectiveFrom", "effectiveTo", "recordedAt"
  FROM jsonb_to_recordset($1::jsonb) AS r("workspaceId" int, kind text, key text, number int,
    hash text, terms jsonb, "effectiveFrom" timestamptz, "effectiveTo" timestamptz, "recordedAt" timestamptz)
  ON CONFLICT DO NOTHING RETURNING key`;

async function addBatch(db: Db, revisions: readonly (OfWorkspace & Revision)[]): Promise<void> {
  const added = await db.sql(INSERT, [JSON.stringify(revisions.map(toRow))]);
  if (added.length === revisions.length) return;
  const [first, ...others] = revisions;
  const what =
    first && others.length === 0 ? `the ${first.kind} “${first.key}”` : 'one of these documents';
  throw new AccordError(
    'conflict',
    `Somebody else has just changed ${what}. Look at it again and repeat your change.`,
  );
}

function toRow(revision: OfWorkspace & Revision) {
  return {
    ...revision,
    effectiveFrom: toOptionalColumn(revision.effectiveFrom),
    effectiveTo: toOptionalColumn(revision.effectiveTo),
    recordedAt: toColumn(revision.recordedAt),
  };
}

function toRevision({ workspaceId: _, ...row }: RegisterRevision): Revision {
  return {
    ...row,
    effectiveFrom: fromOptionalColumn(row.effectiveFrom),
    effectiveTo: fromOptionalColumn(row.effectiveTo),
    recordedAt: fromColumn(row.recordedAt),
  };
}
