import { supportHours } from '../../domain/agreement/hours.ts';
import type { UnreachableNotice } from '../../outbox/notice-unreachable.ts';
import type { Db } from '../../storage/database.ts';
import type { Context } from '../context.ts';
import { enqueueNotice } from '../notice/enqueue-notice.ts';
import { describePromise, teamChannelOf } from '../notice/promised.ts';
import { describeWorkItem, type Reached } from './reached.ts';

/** Tells those who own a promise that its clock cannot become due; false when nobody can be told. */
export async function tellUnreachable(
  tx: Db,
  context: Context,
  reached: Reached,
): Promise<boolean> {
  const recipient = teamChannelOf(reached.register, reached.pinned.agreement);
  if (recipient === null) return false;
  return enqueueNotice(tx, context, { notice: noticeOf(reached, context.now), recipient });
}

function noticeOf(reached: Reached, asOf: number): UnreachableNotice {
  const { register, pinned } = reached;
  const { agreement, target, clock } = pinned;
  return {
    kind: 'clock-unreachable',
    promised: describePromise(register, agreement, target),
    workItem: describeWorkItem(reached, asOf),
    cycle: clock.cycle,
    calendar: supportHours(agreement.terms),
    asOf,
  };
}
