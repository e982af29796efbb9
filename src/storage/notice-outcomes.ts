import type { Db } from './database.ts';
import type { Claim } from './notice-claims.ts';

// Each writes only while nobody else has taken the notice: false when it was taken over meanwhile.
const STILL = `WHERE id = $1::bigint AND "takenAt" = $2::timestamptz AND state = 'sending'`;

type Change = { readonly set: string; readonly values?: readonly unknown[] };

async function change(db: Db, { id, takenAt }: Claim, { set, values = [] }: Change) {
  const sql = `UPDATE "Notice" SET ${set} ${STILL} RETURNING id`;
  return (await db.sql(sql, [id, takenAt, ...values])).length > 0;
}

type Shown = {
  readonly channelId: string;
  /** Null for a shared file: Slack does not say under which message it stands. */
  readonly messageTs: string | null;
  readonly version: number;
};

/** Records where in Slack a version of a notice is seen; what became newer meanwhile waits again. */
export async function markShown(db: Db, claim: Claim, shown: Shown): Promise<boolean> {
  const { channelId, messageTs, version } = shown;
  return await change(db, claim, {
    set: `"channelId" = $3, "messageTs" = $4, "shownVersion" = $5::int, "deliveredAt" = clock_timestamp(),
      problem = NULL, "doubtfulSince" = NULL, "retryAt" = NULL, attempts = 0,
      state = CASE WHEN version = $5::int THEN 'delivered' ELSE 'pending' END,
      place = CASE WHEN version = $5::int THEN place ELSE nextval(pg_get_serial_sequence('"Notice"', 'place')) END`,
    values: [channelId, messageTs, version],
  });
}

type Retry = {
  readonly problem: string;
  readonly after: number;
  /** Whether it may have been posted all the same. */
  readonly doubtful?: boolean;
};

/** Lets a notice wait again, for so many milliseconds. */
export async function markRetry(db: Db, claim: Claim, retry: Retry): Promise<boolean> {
  return await change(db, claim, {
    set: `state = 'pending', problem = $3,
      "retryAt" = clock_timestamp() + $4::float8 * interval '1 millisecond',
      "doubtfulSince" = CASE WHEN $5::boolean AND "messageTs" IS NULL
        THEN COALESCE("doubtfulSince", "takenAt") ELSE "doubtfulSince" END`,
    values: [retry.problem, retry.after, retry.doubtful ?? false],
  });
}

/** Records why a notice cannot be delivered; it stays, for a person to try again. */
export async function markFailed(db: Db, claim: Claim, problem: string): Promise<boolean> {
  return await change(db, claim, { set: `state = 'failed', problem = $3`, values: [problem] });
}

/** Records, before it is sent once more, that a notice may stand there twice. */
export async function markRepeated(db: Db, claim: Claim): Promise<boolean> {
  return await change(db, claim, { set: 'repeated = true' });
}

type Move = { readonly recipient: unknown; readonly problem: string };

/** Sends a notice elsewhere: to be posted there, wherever it stood before. */
export async function markMoved(db: Db, claim: Claim, { recipient, problem }: Move) {
  return await change(db, claim, {
    set: `state = 'pending', recipient = $3::jsonb, problem = $4, attempts = 0, "retryAt" = NULL,
      "channelId" = NULL, "messageTs" = NULL, "doubtfulSince" = NULL`,
    values: [JSON.stringify(recipient), problem],
  });
}
