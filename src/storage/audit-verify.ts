import type { Instant } from '../domain/calendar/instant.ts';
import {
  CHAIN_START,
  type ChainEnd,
  chainEnd,
  chainedEntries,
  follow,
  unchainedEntries,
} from './audit-chain.ts';
import type { Database, Db } from './database.ts';
import type { AuditEntry as Row } from './generated/client.ts';
import { fromColumn } from './instants.ts';

/** Where the chain of an audit trail does not hold. */
export type ChainFault = {
  /**
   * `changed`: the entry, or an older one from before the chain, is not what was recorded; `missing`: an entry is
   * gone; `unchained`: an entry was put in without a place in the chain.
   */
  readonly kind: 'changed' | 'missing' | 'unchained';
  /** The place in the chain; null for what has none. */
  readonly number: number | null;
  readonly entry: {
    readonly at: Instant;
    readonly actor: string;
    readonly verb: string;
    readonly subject: string;
  } | null;
};

/** What following a chain from its first entry to its last one gave. */
export type VerifiedChain = {
  readonly entries: number;
  /** The hash of the last entry: written down elsewhere, it proves the trail up to here. */
  readonly hash: string;
  /** The first place at which it breaks; null when it holds. */
  readonly fault: ChainFault | null;
};

type Of = { readonly workspaceId: number };

/** Follows the chain of a workspace from its first entry to its last one. */
export function verifyChain(database: Database, of: Of): Promise<VerifiedChain> {
  return database.transaction(async (tx) => {
    // What is added meanwhile is not seen: an entry without the new end of the chain would look forged.
    await tx.sql('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
    return verify(tx, of);
  });
}

async function verify(db: Db, of: Of): Promise<VerifiedChain> {
  const old = await followOld(db, of);
  const { end, fault } = old.fault ? old : await followChain(db, of, old.end);
  const broken = fault ?? (await cutOff(db, of, end));
  return { entries: Number(end.number), hash: end.hash, fault: broken };
}

type Followed = { readonly end: ChainEnd; readonly fault: ChainFault | null };

async function followOld(db: Db, of: Of): Promise<Followed> {
  const first = await db.prisma.auditEntry.findFirst({
    where: { ...of, number: { not: null } },
    orderBy: { number: 'asc' },
    select: { id: true },
  });
  let end = CHAIN_START;
  for await (const row of unchainedEntries(db, of)) {
    if (first && row.id > first.id) return { end, fault: faultAt('unchained', null, row) };
    end = follow(end, row);
  }
  return { end, fault: null };
}

async function followChain(db: Db, of: Of, start: ChainEnd): Promise<Followed> {
  let end = start;
  for await (const row of chainedEntries(db, of)) {
    const next = follow(end, row);
    if (row.number !== next.number) return { end, fault: faultAt('missing', next.number, null) };
    if (row.hash !== next.hash) return { end, fault: faultAt('changed', next.number, row) };
    end = next;
  }
  return { end, fault: null };
}

/** The last entries may have been cut off, which shows in where the chain should end. */
async function cutOff(db: Db, of: Of, end: ChainEnd): Promise<ChainFault | null> {
  const kept = await chainEnd(db, of);
  if (!kept || (kept.number === end.number && kept.hash === end.hash)) return null;
  return kept.number > end.number
    ? faultAt('missing', end.number + 1n, null)
    : faultAt('changed', end.number, null);
}

function faultAt(kind: ChainFault['kind'], number: bigint | null, row: Row | null): ChainFault {
  return {
    kind,
    number: number === null ? null : Number(number),
    entry: row && {
      ...{ at: fromColumn(row.at), actor: row.actor },
      ...{ verb: row.verb, subject: row.subject },
    },
  };
}
