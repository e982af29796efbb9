import type { Instant } from '../../domain/calendar/instant.ts';
import { DELIVERY, type Notice, noticeKey, type Recipient } from '../../outbox/notice.ts';
import { isUrgent } from '../../outbox/urgent.ts';
import type { Db } from '../../storage/database.ts';
import { addNotices, removeNotice, replaceNotices } from '../../storage/notices.ts';
import type { Context } from '../context.ts';

/** Without a queue, at the command line, notices wait until whoever delivers them looks for what waits. */
type Telling = Pick<Context, 'workspace' | 'now'> & { readonly queue?: Context['queue'] };

export type Renewing = {
  readonly notice: Notice;
  readonly recipient: Recipient;
  /** Held until then; absent when it may go at once. */
  readonly notBefore?: Instant;
  /** The key of the notice below whose message it stands. */
  readonly thread?: string;
};

/** Puts a notice into the outbox as part of a verb's transaction; false when it has been there before. */
export async function enqueueNotice(tx: Db, context: Telling, said: Renewing): Promise<boolean> {
  return await enqueueNotices(tx, context, [said]);
}

/** Puts notices into the outbox at once, in their order; false when all of them have been there before. */
export async function enqueueNotices(
  tx: Db,
  context: Telling,
  said: readonly Renewing[],
): Promise<boolean> {
  const rows = said.map((each) => rowOf(context, each));
  return wake(tx, context, await addNotices(tx, rows));
}

/**
 * A living message, as part of a verb's transaction: the first time it is posted, from then on what stands there is
 * replaced by what the notice says now, the latest of several. False when it says so already.
 */
export async function renewNotice(tx: Db, context: Telling, said: Renewing): Promise<boolean> {
  return await renewNotices(tx, context, [said]);
}

/** Renews living messages at once, each of which is given once; false when all of them say so already. */
export async function renewNotices(
  tx: Db,
  context: Telling,
  said: readonly Renewing[],
): Promise<boolean> {
  const rows = said.map((each) => rowOf(context, each));
  return wake(tx, context, await replaceNotices(tx, rows));
}

/**
 * Takes back a notice that nobody has read, with those below it, as part of a verb's transaction; false when it was
 * posted or may be any moment: then it has to be renewed instead.
 */
export async function dropNotice(tx: Db, { workspace }: Telling, key: string): Promise<boolean> {
  return await removeNotice(tx, { workspaceId: workspace.id, key });
}

function rowOf({ workspace, now }: Telling, { notice, recipient, notBefore, thread }: Renewing) {
  return {
    workspaceId: workspace.id,
    key: noticeKey(notice),
    kind: notice.kind,
    payload: notice,
    recipient,
    notBefore: notBefore ?? null,
    urgent: isUrgent(notice),
    now,
    threadKey: thread ?? null,
  };
}

function wake(tx: Db, { queue }: Telling, ids: readonly string[]): boolean {
  if (ids.length === 0) return false;
  tx.afterCommit(() => queue?.wake(DELIVERY));
  return true;
}
