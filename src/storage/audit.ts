import type { Instant } from '../domain/calendar/instant.ts';
import type { Db } from './database.ts';
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

type OfWorkspace = { readonly workspaceId: number };

/** Adds an entry to the audit trail. */
export async function record(db: Db, entry: OfWorkspace & AuditEntry): Promise<void> {
  await db.prisma.auditEntry.create({ data: toRow(entry) });
}

// A statement takes a limited number of values.
const BATCH = 1_000;

/** Adds entries to the audit trail, in their order. */
export async function recordAll(
  db: Db,
  entries: readonly (OfWorkspace & AuditEntry)[],
): Promise<void> {
  for (let start = 0; start < entries.length; start += BATCH) {
    const data = entries.slice(start, start + BATCH).map(toRow);
    await db.prisma.auditEntry.createMany({ data });
  }
}

function toRow(entry: OfWorkspace & AuditEntry) {
  const { at, detail, before, after, reason, ...rest } = entry;
  return {
    ...rest,
    ...{ at: toColumn(at), detail: toJson(detail), reason: reason ?? null },
    ...(before !== undefined && before !== null && { before: toJson(before) }),
    ...(after !== undefined && after !== null && { after: toJson(after) }),
  };
}

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
