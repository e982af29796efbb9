import { z } from 'zod';
import {
  LIFECYCLE_STATES,
  LIFECYCLE_STEPS,
  type Transition,
} from '../domain/agreement/lifecycle.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { AccordError } from '../domain/error.ts';
import type { Db } from './database.ts';
import type { Transition as Row } from './generated/client.ts';
import { fromColumn, fromOptionalColumn, toOptionalText, toText } from './instants.ts';

type OfWorkspace = { readonly workspaceId: number };

const state = z.enum(LIFECYCLE_STATES);
const step = z.enum(LIFECYCLE_STEPS);
const origin = z.union([state, z.literal('new')]);

// So many fit into one text that the database reads as a table.
const BATCH = 1_000;

const COLUMNS =
  '"agreementKey", number, revision, step, "from", "to", at, "effectiveAt", actor, reason';

// Prisma takes longer over the values of a large register than the database does.
const INSERT = `
  INSERT INTO "Transition" ("workspaceId", ${COLUMNS})
  SELECT $1::int, ${COLUMNS}
  FROM jsonb_to_recordset($2::jsonb) AS t("agreementKey" text, number int, revision int, step text,
    "from" text, "to" text, at timestamptz, "effectiveAt" timestamptz, actor text, reason text)
  ON CONFLICT DO NOTHING RETURNING number`;

/** Adds steps in the lives of agreements; refuses when somebody else has taken one meanwhile. */
export async function addTransitions(
  db: Db,
  { workspaceId, transitions }: OfWorkspace & { readonly transitions: readonly Transition[] },
): Promise<void> {
  const keys = [...new Set(transitions.map(({ agreementKey }) => agreementKey))];
  const numbers = await lastNumbers(db, { workspaceId, keys });
  const rows = transitions.map((one) => {
    const number = (numbers.get(one.agreementKey) ?? 0) + 1;
    numbers.set(one.agreementKey, number);
    return { ...one, at: toText(one.at), effectiveAt: toOptionalText(one.effectiveAt), number };
  });
  for (let start = 0; start < rows.length; start += BATCH) {
    const batch = rows.slice(start, start + BATCH);
    const added = await db.sql(INSERT, [workspaceId, JSON.stringify(batch)]);
    if (added.length < batch.length) throw overtaken();
  }
}

/** Every step in the lives of some agreements, or of all of them, by agreement and in their order. */
export async function transitionsOf(
  db: Db,
  { workspaceId, agreementKeys }: OfWorkspace & { readonly agreementKeys: readonly string[] },
): Promise<readonly Transition[]> {
  const rows = await db.sql<Row>(
    `SELECT ${COLUMNS} FROM "Transition"
     WHERE "workspaceId" = $1::int AND "agreementKey" = ANY($2::text[])
     ORDER BY "agreementKey", number`,
    [workspaceId, agreementKeys],
  );
  return rows.map(toTransition);
}

/** What people ended before its last day: by agreement, up to which revision, how and when. */
export type Ending = Pick<Transition, 'agreementKey' | 'revision'> & {
  readonly to: 'terminated' | 'withdrawn';
  readonly at: Instant;
};

const ending = z.enum(['terminated', 'withdrawn']);

/** Every revision that was terminated or withdrawn, and nothing done with it since. */
export async function endingsIn(db: Db, { workspaceId }: OfWorkspace): Promise<readonly Ending[]> {
  const rows = await db.sql<Pick<Row, 'agreementKey' | 'revision' | 'to' | 'at'>>(
    `SELECT * FROM (
       SELECT DISTINCT ON ("agreementKey", revision)
         "agreementKey", revision, "to", coalesce("effectiveAt", at) AS at
       FROM "Transition" WHERE "workspaceId" = $1::int
       ORDER BY "agreementKey", revision, number DESC
     ) last WHERE "to" IN ('terminated', 'withdrawn')`,
    [workspaceId],
  );
  return rows.map((row) => ({ ...row, to: ending.parse(row.to), at: fromColumn(row.at) }));
}

type Keys = OfWorkspace & { readonly keys: readonly string[] };

async function lastNumbers(db: Db, { workspaceId, keys }: Keys): Promise<Map<string, number>> {
  const rows = await db.sql<Pick<Row, 'agreementKey' | 'number'>>(
    `SELECT "agreementKey", max(number) AS number FROM "Transition"
     WHERE "workspaceId" = $1::int AND "agreementKey" = ANY($2::text[]) GROUP BY "agreementKey"`,
    [workspaceId, keys],
  );
  return new Map(rows.map(({ agreementKey, number }) => [agreementKey, number]));
}

function toTransition({ number: _, ...row }: Omit<Row, 'workspaceId'>): Transition {
  return {
    ...row,
    ...{ step: step.parse(row.step), from: origin.parse(row.from), to: state.parse(row.to) },
    ...{ at: fromColumn(row.at), effectiveAt: fromOptionalColumn(row.effectiveAt) },
  };
}

function overtaken(): AccordError {
  return new AccordError(
    'conflict',
    'Somebody else has just changed where this agreement stands. Look at it again and repeat your step.',
  );
}
