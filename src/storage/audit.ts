import { z } from 'zod';
import type { Instant } from '../domain/calendar/instant.ts';
import { type ChainEnd, type ChainedContent, entryHash, lockChain } from './audit-chain.ts';
import type { Db } from './database.ts';
import type { AuditEntry as Row } from './generated/client.ts';
import { fromColumn, toText } from './instants.ts';
import { toJson } from './prisma.ts';

/** Who did what to what, when, and the particulars. */
export type AuditEntry = {
  readonly at: Instant;
  readonly actor: string;
  readonly verb: string;
  readonly subject: string;
  readonly detail: unknown;
  /** How it was before and after, as far as a change has both. */
  readonly before?: unknown;
  readonly after?: unknown;
  readonly reason?: string | null;
};

/** An entry as it was kept: with its place in the chain, null for what is older than the chain. */
export type KeptEntry = Required<AuditEntry> & { readonly number: number | null };

type OfWorkspace = { readonly workspaceId: number };
type Entry = OfWorkspace & AuditEntry;

const waiting = new WeakMap<Db, Entry[]>();

/** Adds an entry to the audit trail. */
export function record(db: Db, entry: Entry): Promise<void> {
  return recordAll(db, [entry]);
}

/**
 * Adds entries to the audit trail, in their order, as the last thing of the transaction: so its chain is locked for
 * a moment only, and never waits for anything else that is locked.
 */
export async function recordAll(db: Db, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return;
  const others = waiting.get(db);
  if (others) {
    for (const entry of entries) others.push(entry);
    return;
  }
  const all = [...entries];
  // What is recorded outside of a transaction is kept at once and waits for nothing.
  if (!('transaction' in db)) waiting.set(db, all);
  await db.beforeCommit(async (tx) => {
    waiting.delete(db);
    await chainAll(tx, all);
  });
}

async function chainAll(db: Db, entries: readonly Entry[]): Promise<void> {
  for (const workspaceId of new Set(entries.map((entry) => entry.workspaceId))) {
    await chain(
      db,
      workspaceId,
      entries.filter((entry) => entry.workspaceId === workspaceId),
    );
  }
}

// So many fit into one text that the database reads as a table.
const BATCH = 1_000;

const COLUMNS =
  '"workspaceId", at, actor, verb, subject, detail, before, after, reason, number, hash';

// Prisma takes longer over the values of a large import than the database does.
const INSERT = `
  INSERT INTO "AuditEntry" (${COLUMNS})
  SELECT "workspaceId", at, actor, verb, subject, coalesce(detail, 'null'), before, after, reason, number, hash
  FROM jsonb_to_recordset($1::jsonb) AS e("workspaceId" int, at timestamptz, actor text, verb text,
    subject text, detail jsonb, before jsonb, after jsonb, reason text, number bigint, hash text)
  ORDER BY number`;

async function chain(db: Db, workspaceId: number, entries: readonly Entry[]): Promise<void> {
  const contents = entries.map(contentOf);
  let end = await lockChain(db, { workspaceId });
  const rows: unknown[] = [];
  for (const content of contents) {
    const linked = link(end, content);
    rows.push(linked.row);
    end = linked.end;
  }
  for (let start = 0; start < rows.length; start += BATCH) {
    await db.sql(INSERT, [JSON.stringify(rows.slice(start, start + BATCH))]);
  }
  await db.sql(
    'UPDATE "AuditChain" SET number = $2::bigint, hash = $3 WHERE "workspaceId" = $1::int',
    [workspaceId, end.number, end.hash],
  );
}

type Content = Omit<ChainedContent, 'number'>;

/** An entry as it is written down and read again: without what JSON cannot say. */
function contentOf({ detail, before = null, after = null, reason = null, ...of }: Entry): Content {
  const { workspaceId, at, actor, verb, subject } = of;
  const written = toJson({ detail: detail ?? null, before, after });
  return { workspaceId, at, actor, verb, subject, reason, ...plain.parse(written) };
}

function link(
  previous: ChainEnd,
  content: Content,
): { readonly row: object; readonly end: ChainEnd } {
  const number = previous.number + 1n;
  const hash = entryHash(previous.hash, { number, ...content });
  return {
    row: { number: String(number), hash, ...content, at: toText(content.at) },
    end: { number, hash },
  };
}

const plain = z.object({ detail: z.unknown(), before: z.unknown(), after: z.unknown() });

type Asked = OfWorkspace & {
  /** What it was done to; everything when it is left out. */
  readonly subject?: string | undefined;
};

/** Everything that was done to a subject, the first first. */
export async function historyOf(
  db: Db,
  { workspaceId, subject }: OfWorkspace & { readonly subject: string },
): Promise<readonly AuditEntry[]> {
  const rows = await db.prisma.auditEntry.findMany({
    where: { workspaceId, subject },
    omit: { id: true, workspaceId: true, number: true, hash: true },
    orderBy: { id: 'asc' },
  });
  return rows.map((row) => ({ ...row, at: fromColumn(row.at) }));
}

type Page = Asked & {
  /** Only what was done in these ways, or everything but that. */
  readonly verbs?: { readonly only: readonly string[] } | { readonly not: readonly string[] };
  readonly skip: number;
  readonly take: number;
};

/** A page of what was done, the last first, and how much there is in all. */
export async function auditPage(
  db: Db,
  { workspaceId, subject, verbs, skip, take }: Page,
): Promise<{ readonly entries: readonly KeptEntry[]; readonly total: number }> {
  const where = {
    workspaceId,
    ...(subject !== undefined && { subject }),
    ...(verbs && { verb: 'only' in verbs ? { in: [...verbs.only] } : { notIn: [...verbs.not] } }),
  };
  const rows = await db.prisma.auditEntry.findMany({ where, orderBy: { id: 'desc' }, skip, take });
  return { entries: rows.map(toEntry), total: await db.prisma.auditEntry.count({ where }) };
}

function toEntry({ id: _, workspaceId: __, hash: ___, ...row }: Row): KeptEntry {
  const number = row.number === null ? null : Number(row.number);
  return { ...row, number, at: fromColumn(row.at) };
}
