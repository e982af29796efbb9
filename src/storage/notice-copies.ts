import type { Db } from './database.ts';

/** An urgent notice whose newest version has not left on the second path. */
export type UncopiedNotice = {
  readonly id: string;
  readonly version: number;
  readonly kind: string;
  readonly payload: unknown;
  readonly channel: string;
  readonly attempts: number;
};

/** Takes the next urgent notice to be copied, for a minute; null when there is none. */
export async function takeCopy(db: Db, workspaceId: number): Promise<UncopiedNotice | null> {
  const [row] = await db.sql<UncopiedNotice>(TAKE, [workspaceId]);
  return row ?? null;
}

const TAKE = `
UPDATE "Notice" SET "copyAt" = clock_timestamp() + interval '1 minute', "copyAttempts" = "copyAttempts" + 1
WHERE id = (
  SELECT id FROM "Notice" WHERE "workspaceId" = $1::int AND urgent AND "copiedVersion" < version
    AND state <> 'dropped' AND ("copyAt" IS NULL OR "copyAt" <= clock_timestamp())
  ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING id::text, version, kind, payload, channel, "copyAttempts" AS attempts`;

type Copied = { readonly id: string; readonly version: number };

/** Records that a version has left on the second path. */
export async function markCopied(db: Db, { id, version }: Copied): Promise<void> {
  await db.prisma.notice.updateMany({
    where: { id: BigInt(id), copiedVersion: { lt: version } },
    data: { copiedVersion: version, copyAt: null, copyAttempts: 0, copyProblem: null },
  });
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
