import { DELIVERY_QUEUE } from '../../outbox/notice.ts';
import { pendingNotices } from '../../storage/notices.ts';
import type { Context } from '../context.ts';
import { deliveryKey } from './enqueue-notice.ts';

const AT_ONCE = 200;

/** Asks again for the delivery of every notice that waits, whatever became of its job. */
export async function resumeDeliveries({ database, queue, workspace }: Context): Promise<number> {
  const waiting = await pendingNotices(database, { workspaceId: workspace.id, limit: AT_ONCE });
  for (const { id } of waiting) {
    const job = { workspaceId: workspace.id, noticeId: id };
    await queue.send(DELIVERY_QUEUE, job, { singletonKey: deliveryKey(job) });
  }
  return waiting.length;
}
