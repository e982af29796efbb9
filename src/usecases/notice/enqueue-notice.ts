import type { Instant } from '../../domain/calendar/instant.ts';
import { DELIVERY, type Notice, noticeKey, type Recipient } from '../../outbox/notice.ts';
import { isUrgent } from '../../outbox/urgent.ts';
import type { Db } from '../../storage/database.ts';
import { addNotice, removeNotice, replaceNotice } from '../../storage/notices.ts';
import type { Context } from '../context.ts';

/** Without a queue, at the command line, notices wait until whoever delivers them looks for what waits. */
type Telling = Pick<Context, 'workspace' | 'now'> & { readonly queue?: Context['queue'] };

type Renewing = {
  readonly notice: Notice;
  readonly recipient: Recipient;
  /** Held until then; absent when it may go at once. */
  readonly notBefore?: Instant;
  /** The key of the notice below whose message it stands. */
  readonly thread?: string;
};

/** Puts a notice into the outbox as part of a verb's transaction; false when it has been there before. */
export async function enqueueNotice(tx: Db, context: Telling, said: Renewing): Promise<boolean> {
  return await wake(tx, context, await addNotice(tx, rowOf(context, said)));
}

/**
 * A living message, as part of a verb's transaction: the first time it is posted, from then on what stands there is
 * replaced by what the notice says now, the latest of several. False when it says so already.
 */
export async function renewNotice(tx: Db, context: Telling, said: Renewing): Promise<boolean> {
  return await wake(tx, context, await replaceNotice(tx, rowOf(context, said)));
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
    ...{ workspaceId: workspace.id, key: noticeKey(notice), kind: notice.kind, payload: notice },
    ...{ recipient, notBefore: notBefore ?? null, urgent: isUrgent(notice), now },
    threadKey: thread ?? null,
  };
}

async function wake(tx: Db, { queue }: Telling, id: string | null): Promise<boolean> {
  if (id === null) return false;
  tx.afterCommit(() => queue?.wake(DELIVERY));
  return true;
}
