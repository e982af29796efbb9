import { createHash } from 'node:crypto';
import type { Instant } from '../domain/calendar/instant.ts';
import { AccordError } from '../domain/error.ts';
import { canonicalJson } from '../domain/register/canonical-json.ts';
import type { Db } from './database.ts';
import type { AuditEntry as Row } from './generated/client.ts';
import { fromColumn } from './instants.ts';

/** What the hash of an entry covers, besides the hash of the entry before it. */
export type ChainedContent = {
  readonly workspaceId: number;
  readonly number: bigint;
  readonly at: Instant;
  readonly actor: string;
  readonly verb: string;
  readonly subject: string;
  readonly detail: unknown;
  readonly before: unknown;
  readonly after: unknown;
  readonly reason: string | null;
};

/** Where a chain ends. */
export type ChainEnd = { readonly number: bigint; readonly hash: string };

/** What the first entry of a workspace follows on. */
export const CHAIN_START: ChainEnd = { number: 0n, hash: '' };

/** SHA-256 over the hash of the entry before and the canonical content of this one. */
export function entryHash(previous: string, { number, ...content }: ChainedContent): string {
  const text = canonicalJson({ number: String(number), previous, ...content });
  return createHash('sha256').update(text).digest('hex');
}

type Of = { readonly workspaceId: number };

/** The end of a workspace's chain, to which nobody else adds until the caller's transaction ends. */
export async function lockChain(db: Db, { workspaceId }: Of): Promise<ChainEnd> {
  const end = (await findLocked(db, workspaceId)) ?? (await begin(db, workspaceId));
  if (end) return end;
  throw new AccordError('internal', 'The audit trail cannot be added to. Look at the database.');
}

async function findLocked(db: Db, workspaceId: number): Promise<ChainEnd | undefined> {
  const [end] = await db.sql<ChainEnd>(
    'SELECT number, hash FROM "AuditChain" WHERE "workspaceId" = $1::int FOR UPDATE',
    [workspaceId],
  );
  return end;
}

/** The chain of an older database begins with what was recorded before there was one. */
async function begin(db: Db, workspaceId: number): Promise<ChainEnd | undefined> {
  let end = CHAIN_START;
  for await (const row of unchainedEntries(db, { workspaceId })) end = follow(end, row);
  await db.sql(
    `INSERT INTO "AuditChain" ("workspaceId", number, hash) VALUES ($1::int, $2::bigint, $3)
     ON CONFLICT DO NOTHING`,
    [workspaceId, end.number, end.hash],
  );
  return findLocked(db, workspaceId);
}

/** Where the chain ends when an entry is added to it. */
export function follow(end: ChainEnd, row: Omit<Row, 'number' | 'hash' | 'id'>): ChainEnd {
  const number = end.number + 1n;
  return { number, hash: entryHash(end.hash, { ...contentOf(row), number }) };
}

function contentOf(row: Omit<Row, 'number' | 'hash' | 'id'>): Omit<ChainedContent, 'number'> {
  const { workspaceId, actor, verb, subject, detail, before, after, reason } = row;
  const at = fromColumn(row.at);
  return { workspaceId, at, actor, verb, subject, detail, before, after, reason };
}

const PAGE = 2_000;

/** What was recorded before there was a chain, in the order in which it was recorded. */
export async function* unchainedEntries(db: Db, { workspaceId }: Of): AsyncGenerator<Row> {
  let after = 0n;
  for (;;) {
    const rows = await db.prisma.auditEntry.findMany({
      where: { workspaceId, number: null, id: { gt: after } },
      orderBy: { id: 'asc' },
      take: PAGE,
    });
    yield* rows;
    after = rows.at(-1)?.id ?? after;
    if (rows.length < PAGE) return;
  }
}

/** The entries of a chain, by their numbers. */
export async function* chainedEntries(db: Db, { workspaceId }: Of): AsyncGenerator<Row> {
  let after = 0n;
  for (;;) {
    const rows = await db.prisma.auditEntry.findMany({
      where: { workspaceId, number: { gt: after } },
      orderBy: { number: 'asc' },
      take: PAGE,
    });
    yield* rows;
    after = rows.at(-1)?.number ?? after;
    if (rows.length < PAGE) return;
  }
}

/** Where the chain of a workspace should end; null when it has none yet. */
export async function chainEnd(db: Db, { workspaceId }: Of): Promise<ChainEnd | null> {
  const row = await db.prisma.auditChain.findUnique({ where: { workspaceId } });
  return row && { number: row.number, hash: row.hash };
}
