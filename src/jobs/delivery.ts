import { DELIVERY_QUEUE, delivery } from '../outbox/notice.ts';
import type { PostNotice } from '../outbox/notice-post.ts';
import type { Queue } from '../outbox/queue.ts';
import type { Context } from '../usecases/context.ts';
import { deliverNotice } from '../usecases/notice/deliver-notice.ts';
import type { Log } from './job.ts';

type Parts = {
  readonly queue: Queue;
  readonly post: PostNotice;
  /** The context of one workspace, as of now. */
  readonly contextOf: (workspaceId: number, actor: Context['actor']) => Promise<Context>;
  readonly log: Log;
};

/** Lets this replica deliver notices, one after the other; stopping the queue ends it. */
export async function startDelivery({ queue, post, contextOf, log }: Parts): Promise<void> {
  await queue.work(DELIVERY_QUEUE, async ({ payload }) => {
    const { workspaceId, noticeId } = delivery.parse(payload);
    const context = await contextOf(workspaceId, { kind: 'job', name: DELIVERY_QUEUE });
    const outcome = await deliverNotice(context, { noticeId, post });
    if (outcome.kind === 'refused' || outcome.kind === 'unclear') {
      log.warn({ workspaceId, noticeId, problem: outcome.problem }, 'a notice was not delivered');
    }
  });
}
