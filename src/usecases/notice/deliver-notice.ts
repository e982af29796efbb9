import { AccordError } from '../../domain/error.ts';
import { notice, recipient } from '../../outbox/notice.ts';
import type { Parcel, PostNotice, PostOutcome } from '../../outbox/notice-post.ts';
import {
  markDelivered,
  markFailed,
  markUnclear,
  type StoredNotice,
  takeNotice,
} from '../../storage/notices.ts';
import { drawPicture } from '../chart/draw-chart.ts';
import type { Context } from '../context.ts';
import { threadOf } from './thread-of.ts';

type Delivering = { readonly noticeId: string; readonly post: PostNotice };

/** `skipped`: it is delivered or refused already, or somebody else is at it. */
export type Delivered = PostOutcome | { readonly kind: 'skipped' };

/**
 * Posts one notice of the outbox, once: it is taken before it is posted, so that whoever finds it
 * taken leaves it alone; where a crash or a broken connection leaves open whether it was posted,
 * it stays in the state `sending` for everybody to see.
 */
export async function deliverNotice(
  context: Context,
  { noticeId, post }: Delivering,
): Promise<Delivered> {
  const { database, workspace, now } = context;
  const taken = await takeNotice(database, { workspaceId: workspace.id, id: noticeId, now });
  if (taken === null) return { kind: 'skipped' };
  const parcel = await wrap(context, taken);
  const outcome = parcel ? await post(parcel) : UNREADABLE;
  await note(context, noticeId, outcome);
  return outcome;
}

const UNREADABLE: PostOutcome = {
  kind: 'refused',
  problem: 'It is stored in a form that this version cannot read.',
};

async function wrap(
  context: Context,
  { id, payload, recipient: to }: StoredNotice,
): Promise<Parcel | null> {
  const [what, where] = [notice.safeParse(payload), recipient.safeParse(to)];
  if (!what.success || !where.success) return null;
  const picture = await drawPicture(what.data);
  const threadTs = await threadOf(context, what.data, where.data);
  return { noticeId: id, notice: what.data, recipient: where.data, picture, threadTs };
}

async function note(context: Context, id: string, outcome: PostOutcome): Promise<void> {
  const { database, workspace, now } = context;
  const one = { workspaceId: workspace.id, id };
  switch (outcome.kind) {
    case 'posted':
      return await markDelivered(database, { ...one, ...outcome, now });
    case 'refused':
      return await markFailed(database, { ...one, problem: outcome.problem, final: true });
    case 'later':
      await markFailed(database, { ...one, problem: outcome.problem, final: false });
      throw new AccordError('internal', outcome.problem);
    case 'unclear':
      return await markUnclear(database, { ...one, problem: outcome.problem });
  }
}
