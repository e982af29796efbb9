import { DELIVERY_QUEUE, type Notice, noticeKey, type Recipient } from '../../outbox/notice.ts';
import type { Db } from '../../storage/database.ts';
import { addNotice } from '../../storage/notices.ts';
import type { Context } from '../context.ts';

type Enqueuing = { readonly notice: Notice; readonly recipient: Recipient };

/** Puts a notice into the outbox as part of a verb's transaction; false when it has been there before. */
export async function enqueueNotice(
  tx: Db,
  { workspace, queue, now }: Context,
  { notice, recipient }: Enqueuing,
): Promise<boolean> {
  const id = await addNotice(tx, {
    workspaceId: workspace.id,
    key: noticeKey(notice),
    kind: notice.kind,
    payload: notice,
    recipient,
    now,
  });
  if (id === null) return false;
  const job = { workspaceId: workspace.id, noticeId: id };
  await queue.send(DELIVERY_QUEUE, job, { tx, singletonKey: deliveryKey(job) });
  return true;
}

/** One delivery of a notice waits at a time, however often it is asked for. */
export function deliveryKey(job: { workspaceId: number; noticeId: string }): string {
  return `${job.workspaceId}/${job.noticeId}`;
}
