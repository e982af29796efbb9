import type { Instant } from '../domain/calendar/instant.ts';
import { type ChainEnd, entryHash, lockChain } from './audit-chain.ts';
import type { Db } from './database.ts';
import type { Prisma, AuditEntry as Row } from './generated/client.ts';
import { fromColumn, toColumn } from './instants.ts';
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

// A statement takes a limited number of values.
const BATCH = 1_000;

async function chain(db: Db, workspaceId: number, entries: readonly Entry[]): Promise<void> {
  let end = await lockChain(db, { workspaceId });
  const rows: Prisma.AuditEntryCreateManyInput[] = [];
  for (const entry of entries) {
    const { row, end: next } = link(end, entry);
    rows.push(row);
    end = next;
  }
  for (let start = 0; start < rows.length; start += BATCH) {
    await db.prisma.auditEntry.createMany({ data: rows.slice(start, start + BATCH) });
  }
  await db.sql(
    'UPDATE "AuditChain" SET number = $2::bigint, hash = $3 WHERE "workspaceId" = $1::int',
    [workspaceId, end.number, end.hash],
  );
}

function link(
  previous: ChainEnd,
  { at, detail, before, after, reason = null, ...of }: Entry,
): { readonly row: Prisma.AuditEntryCreateManyInput; readonly end: ChainEnd } {
  const number = previous.number + 1n;
  const written = { detail: toJson(detail), before: json(before), after: json(after) };
  const hash = entryHash(previous.hash, { ...of, ...written, at, reason, number });
  const row = {
    ...of,
    ...{ at: toColumn(at), detail: written.detail, reason, number, hash },
    ...(written.before !== null && { before: written.before }),
    ...(written.after !== null && { after: written.after }),
  };
  return { row, end: { number, hash } };
}

function json(value: unknown): Prisma.InputJsonValue | null {
  return value === undefined || value === null ? null : toJson(value);
}

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
