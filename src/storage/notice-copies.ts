import type { Instant } from '../domain/calendar/instant.ts';
import { arrayText } from './array-text.ts';
import type { Db } from './database.ts';
import { fromColumn } from './instants.ts';

/** An urgent notice whose newest version has not left on the second path. */
export type UncopiedNotice = {
  readonly id: string;
  readonly version: number;
  readonly kind: string;
  readonly payload: unknown;
  readonly channel: string;
  readonly attempts: number;
  /** Which version each of the second paths had last. */
  readonly copiedBy: Readonly<Record<string, number>>;
};

type Taking = {
  readonly workspaceId: number;
  /** The kinds that can be read; others are left to a newer version. */
  readonly kinds: readonly string[];
};

/** Takes the next urgent notice to be copied, for a minute; null when there is none. */
export async function takeCopy(
  db: Db,
  { workspaceId, kinds }: Taking,
): Promise<UncopiedNotice | null> {
  const values = [workspaceId, GIVEN_UP, arrayText(kinds, (kind) => kind)];
  const [row] = await db.sql<UncopiedNotice>(TAKE, values);
  return row ?? null;
}

/** So many attempts stand for one that nobody makes any more, until a person asks for it. */
const GIVEN_UP = 1_000_000;

const TAKE = `
UPDATE "Notice" SET "copyAt" = clock_timestamp() + interval '1 minute', "copyAttempts" = "copyAttempts" + 1
WHERE id = (
  SELECT id FROM "Notice" WHERE "workspaceId" = $1::int AND urgent AND "copiedVersion" < version
    AND state <> 'dropped' AND "copyAttempts" < $2::int AND kind = ANY($3::text[]) AND ("copyAt" IS NULL OR "copyAt" <= clock_timestamp())
  ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING id::text, version, kind, payload, channel, "copyAttempts" AS attempts, "copiedBy"`;

type Copied = { readonly id: string; readonly version: number };

/** Records that a version has left on all of the second paths. */
export async function markCopied(db: Db, { id, version }: Copied): Promise<void> {
  await db.prisma.notice.updateMany({
    where: { id: BigInt(id), copiedVersion: { lt: version } },
    data: { copiedVersion: version, copyAt: null, copyAttempts: 0, copyProblem: null },
  });
}

/** Records that a version has left on one of the second paths. */
export async function markCopiedBy(
  db: Db,
  { id, version, path }: Copied & { readonly path: string },
): Promise<void> {
  await db.sql(
    `UPDATE "Notice" SET "copiedBy" = "copiedBy" || jsonb_build_object($2::text, $3::int)
     WHERE id = $1::bigint RETURNING 1 AS kept`,
    [id, path, version],
  );
}

type Failure = { readonly id: string; readonly problem: string; readonly after: number };

/** Records why it has not, and tries again after so many milliseconds. */
export async function markUncopied(db: Db, { id, problem, after }: Failure): Promise<void> {
  const again = `clock_timestamp() + $3::float8 * interval '1 millisecond'`;
  await db.sql(
    `UPDATE "Notice" SET "copyProblem" = $2, "copyAt" = ${again} WHERE id = $1::bigint RETURNING 1 AS kept`,
    [id, problem, after],
  );
}

/** Records why it never will, unless a person asks for it. */
export async function giveUpCopy(db: Db, { id, problem }: Omit<Failure, 'after'>): Promise<void> {
  await db.prisma.notice.updateMany({
    where: { id: BigInt(id) },
    data: { copyProblem: problem, copyAttempts: GIVEN_UP, copyAt: null },
  });
}

/** What has not left on the second path after several attempts, and why. */
export type StuckCopy = {
  readonly id: string;
  readonly kind: string;
  readonly problem: string;
  readonly enqueuedAt: Instant;
};

type OfWorkspace = { readonly workspaceId: number };

/** From this attempt on it is more than a hiccup. */
const OFTEN = 3;

/** What did not leave on the second path though it was tried several times, the last one first. */
export async function stuckCopies(
  db: Db,
  { workspaceId, limit }: OfWorkspace & { readonly limit: number },
): Promise<readonly StuckCopy[]> {
  const rows = await db.prisma.notice.findMany({
    where: { workspaceId, urgent: true, copyProblem: { not: null }, state: { not: 'dropped' } },
    orderBy: { id: 'desc' },
  });
  return rows
    .filter((row) => row.copiedVersion < row.version && row.copyAttempts >= OFTEN)
    .slice(0, limit)
    .map(({ id, kind, copyProblem, enqueuedAt }) => ({
      ...{ id: String(id), kind, problem: copyProblem ?? '' },
      enqueuedAt: fromColumn(enqueuedAt),
    }));
}

type Settling = OfWorkspace & { readonly id: string; readonly again: boolean };

/** Lets what has not left be tried again at once, or never; null when it has left meanwhile. */
export async function settleCopy(
  db: Db,
  { workspaceId, id, again }: Settling,
): Promise<{ readonly kind: string } | null> {
  const [row] = await db.sql<{ kind: string }>(SETTLE, [workspaceId, id, again]);
  return row ?? null;
}

const SETTLE = `
UPDATE "Notice" SET "copyAttempts" = 0, "copyAt" = NULL, "copyProblem" = NULL,
  "copiedVersion" = CASE WHEN $3::boolean THEN "copiedVersion" ELSE version END
WHERE "workspaceId" = $1::int AND id = $2::bigint AND urgent AND "copiedVersion" < version
RETURNING kind`;
