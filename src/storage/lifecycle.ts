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
import { fromColumn, fromOptionalColumn, toColumn, toOptionalColumn } from './instants.ts';
import { isRepeated } from './prisma.ts';

type OfWorkspace = { readonly workspaceId: number };

const state = z.enum(LIFECYCLE_STATES);
const step = z.enum(LIFECYCLE_STEPS);
const origin = z.union([state, z.literal('new')]);

// A statement takes a limited number of values, and a step has eleven.
const BATCH = 500;

/** Adds steps in the lives of agreements; refuses when somebody else has taken one meanwhile. */
export async function addTransitions(
  db: Db,
  { workspaceId, transitions }: OfWorkspace & { readonly transitions: readonly Transition[] },
): Promise<void> {
  const keys = [...new Set(transitions.map(({ agreementKey }) => agreementKey))];
  const numbers = new Map(await lastNumbers(db, { workspaceId, keys }));
  const data = transitions.map((one) => {
    const number = (numbers.get(one.agreementKey) ?? 0) + 1;
    numbers.set(one.agreementKey, number);
    return { ...one, ...columns(one), workspaceId, number };
  });
  for (let start = 0; start < data.length; start += BATCH) {
    await db.prisma.transition
      .createMany({ data: data.slice(start, start + BATCH) })
      .catch((error: unknown) => {
        throw isRepeated(error) ? overtaken(error) : error;
      });
  }
}

/** Every step in the lives of some agreements, or of all of them, by agreement and in their order. */
export async function transitionsOf(
  db: Db,
  { workspaceId, agreementKeys }: OfWorkspace & { readonly agreementKeys?: readonly string[] },
): Promise<readonly Transition[]> {
  const rows = await db.prisma.transition.findMany({
    where: { workspaceId, ...(agreementKeys && { agreementKey: { in: [...agreementKeys] } }) },
    orderBy: [{ agreementKey: 'asc' }, { number: 'asc' }],
  });
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

async function lastNumbers(db: Db, { workspaceId, keys }: Keys) {
  const rows = await db.prisma.transition.groupBy({
    by: ['agreementKey'],
    where: { workspaceId, agreementKey: { in: [...keys] } },
    _max: { number: true },
  });
  return rows.map((row) => [row.agreementKey, row._max.number ?? 0] as const);
}

function columns({ at, effectiveAt }: Transition) {
  return { at: toColumn(at), effectiveAt: toOptionalColumn(effectiveAt) };
}

function toTransition(row: Row): Transition {
  const { workspaceId: _, number: __, ...rest } = row;
  return {
    ...rest,
    ...{ step: step.parse(row.step), from: origin.parse(row.from), to: state.parse(row.to) },
    ...{ at: fromColumn(row.at), effectiveAt: fromOptionalColumn(row.effectiveAt) },
  };
}

function overtaken(cause: unknown): AccordError {
  return new AccordError(
    'conflict',
    'Somebody else has just changed where this agreement stands. Look at it again and repeat your step.',
    { cause },
  );
}
