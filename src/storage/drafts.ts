import { z } from 'zod';
import type { Instant } from '../domain/calendar/instant.ts';
import type { Draft, DraftTerms, DraftVersion } from '../domain/draft/draft.ts';
import { DOCUMENT_KINDS, type DocumentKind } from '../domain/register/documents.ts';
import type { Db } from './database.ts';
import type { Draft as Row, DraftVersion as VersionRow } from './generated/client.ts';
import { fromColumn, toColumn } from './instants.ts';
import { isRepeated, toJson } from './prisma.ts';

type OfWorkspace = { readonly workspaceId: number };
type Place = OfWorkspace & { readonly kind: DocumentKind; readonly key: string };

const kind = z.enum(DOCUMENT_KINDS);
const state = z.enum(['open', 'published', 'discarded']);
const terms = z.record(z.string(), z.unknown());
const notes = z.array(z.string());

type Adding = Place & {
  readonly base: number;
  readonly terms: DraftTerms;
  readonly notes: readonly string[];
  readonly actor: string;
  readonly at: Instant;
};

/** Adds a draft with its first version; null when there is an open one of this document already. */
export async function addDraft(db: Db, adding: Adding): Promise<Draft | null> {
  const { terms: typed, notes: left, actor, at, ...place } = adding;
  const by = { author: actor, createdAt: toColumn(at), updatedBy: actor, updatedAt: toColumn(at) };
  const row = await db.prisma.draft
    .create({ data: { ...place, ...by, state: 'open', version: 1, notes: toJson(left) } })
    .catch((error: unknown) => {
      if (isRepeated(error)) return null;
      throw error;
    });
  if (row === null) return null;
  const first = { number: 1, basedOn: 0, terms: typed, author: actor, at, taken: true };
  await addDraftVersion(db, { draftId: String(row.id), ...first });
  return toDraft(row, typed);
}

/** The open draft of a document, which nobody else changes until the caller's transaction ends; null when there is none. */
export async function lockDraft(db: Db, { workspaceId, kind, key }: Place): Promise<Draft | null> {
  await db.sql(
    `SELECT id FROM "Draft" WHERE "workspaceId" = $1::int AND kind = $2 AND key = $3 AND state = 'open' FOR UPDATE`,
    [workspaceId, kind, key],
  );
  return findDraft(db, { workspaceId, kind, key });
}

/** The open draft of a document; null when there is none. */
export async function findDraft(db: Db, { workspaceId, kind, key }: Place): Promise<Draft | null> {
  const row = await db.prisma.draft.findFirst({
    where: { workspaceId, kind, key, state: 'open' },
  });
  return row && withTerms(db, row);
}

/** The draft of a document that was published or discarded last; null when none was. */
export async function lastClosedDraft(
  db: Db,
  { workspaceId, kind, key }: Place,
): Promise<Draft | null> {
  const row = await db.prisma.draft.findFirst({
    where: { workspaceId, kind, key, state: { not: 'open' } },
    orderBy: { id: 'desc' },
  });
  return row && withTerms(db, row);
}

/** Every open draft, what was changed last first. */
export async function openDrafts(db: Db, { workspaceId }: OfWorkspace): Promise<readonly Draft[]> {
  const rows = await db.prisma.draft.findMany({
    where: { workspaceId, state: 'open' },
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    include: { versions: { orderBy: { number: 'desc' }, where: { taken: true }, take: 1 } },
  });
  return rows.map(({ versions: [latest], ...row }) => toDraft(row, terms.parse(latest?.terms)));
}

type NewVersion = DraftVersion & { readonly draftId: string };

/** Keeps what somebody has typed. */
export async function addDraftVersion(db: Db, version: NewVersion): Promise<void> {
  const { draftId, at, terms: typed, ...rest } = version;
  const data = { ...rest, draftId: BigInt(draftId), at: toColumn(at), terms: toJson(typed) };
  await db.prisma.draftVersion.create({ data });
}

/** A version of a draft; null when there is none of that number. */
export async function draftVersion(
  db: Db,
  { draftId, number }: { readonly draftId: string; readonly number: number },
): Promise<DraftVersion | null> {
  const where = { draftId_number: { draftId: BigInt(draftId), number } };
  const row = await db.prisma.draftVersion.findUnique({ where });
  return row && toVersion(row);
}

/** The number of the version that was kept last, taken or set aside. */
export async function lastVersionNumber(
  db: Db,
  { draftId }: { readonly draftId: string },
): Promise<number> {
  const where = { draftId: BigInt(draftId) };
  const { _max } = await db.prisma.draftVersion.aggregate({ where, _max: { number: true } });
  return _max.number ?? 0;
}

/** Every version of a draft, the first first. */
export async function draftVersions(
  db: Db,
  { draftId }: { readonly draftId: string },
): Promise<readonly DraftVersion[]> {
  const rows = await db.prisma.draftVersion.findMany({
    where: { draftId: BigInt(draftId) },
    orderBy: { number: 'asc' },
  });
  return rows.map(toVersion);
}

type Change = {
  readonly id: string;
  readonly actor: string;
  readonly at: Instant;
} & Partial<Pick<Draft, 'state' | 'base' | 'version' | 'notes' | 'revision'>>;

/** Changes a draft that the caller has locked. */
export async function changeDraft(db: Db, { id, actor, at, ...change }: Change): Promise<void> {
  const { notes: left, ...rest } = change;
  await db.prisma.draft.update({
    where: { id: BigInt(id) },
    data: {
      ...rest,
      ...(left && { notes: toJson(left) }),
      ...{ updatedBy: actor, updatedAt: toColumn(at) },
    },
  });
}

async function withTerms(db: Db, row: Row): Promise<Draft> {
  const where = { draftId_number: { draftId: row.id, number: row.version } };
  const { terms: typed } = await db.prisma.draftVersion.findUniqueOrThrow({ where });
  return toDraft(row, terms.parse(typed));
}

function toDraft(row: Row, typed: DraftTerms): Draft {
  const { workspaceId: _, ...rest } = row;
  return {
    ...rest,
    ...{ id: String(row.id), kind: kind.parse(row.kind), state: state.parse(row.state) },
    ...{ terms: typed, notes: notes.parse(row.notes) },
    ...{ createdAt: fromColumn(row.createdAt), updatedAt: fromColumn(row.updatedAt) },
  };
}

function toVersion({ draftId: _, ...row }: VersionRow): DraftVersion {
  return { ...row, terms: terms.parse(row.terms), at: fromColumn(row.at) };
}
