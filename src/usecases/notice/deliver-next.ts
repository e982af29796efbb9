import { SECOND } from '../../domain/calendar/instant.ts';
import { AccordError } from '../../domain/error.ts';
import { LEASE, type Lease, startLease } from '../../outbox/lease.ts';
import type { Messenger, Parcel, PostOutcome, Standing } from '../../outbox/notice-post.ts';
import { KINDS, readNotice, readRecipient } from '../../outbox/read-notice.ts';
import { openChannels, type TakenNotice, takeNext } from '../../storage/notice-claims.ts';
import { markRepeated, markRetry } from '../../storage/notice-outcomes.ts';
import { drawPicture } from '../chart/draw-chart.ts';
import type { Context } from '../context.ts';
import { settleDelivery } from './settle-delivery.ts';
import { placeOf } from './thread-of.ts';

type Delivering = {
  readonly messenger: Messenger;
  readonly lease?: Lease;
  /** So many milliseconds lie between two messages of a channel. */
  readonly apart?: number;
};

/** What became of the notice with this id. */
type Delivered = { readonly id: string; readonly outcome: PostOutcome };

/** Slack takes about one message a second in a channel. */
const APART = 1_000;

/** A notice in the hands of this process, and whether it has them no longer. */
export type Taken = { readonly notice: TakenNotice; readonly isOver: () => boolean };

/** Takes the notice whose turn it is, so that no other process sends it; null when there is none. */
export async function takeTurn(
  { database, workspace, now }: Context,
  { lease = LEASE, apart = APART }: Omit<Delivering, 'messenger'>,
): Promise<Taken | null> {
  const isOver = startLease(lease);
  const taking = { workspaceId: workspace.id, now, lease: lease.lasts, apart, kinds: KINDS };
  const isNew = await openChannels(database, workspace.id);
  const notice =
    (await takeNext(database, taking)) ?? (isNew ? await takeNext(database, taking) : null);
  return notice && { notice, isOver };
}

/** Posts a notice that was taken, or brings up to date what stands there. */
export async function deliverTaken(
  context: Context,
  { notice, isOver }: Taken,
  messenger: Messenger,
): Promise<Delivered> {
  const outcome = await attempt(context, notice, { messenger, isOver });
  await settleDelivery(context, notice, { outcome, messenger });
  return { id: notice.id, outcome };
}

/** What was sent before its process ended has arrived by then. */
const UNDER_WAY = 5 * SECOND;

/** Leaves a notice to others while Slack has not answered yet: it may be posted all the same. */
export async function leaveTaken(context: Context, { notice }: Taken): Promise<void> {
  const problem = 'This process stopped before Slack had answered.';
  await markRetry(context.database, notice, { problem, after: UNDER_WAY, doubtful: true });
}

/** Delivers the notice whose turn it is; null when there is none. */
export async function deliverNext(
  context: Context,
  delivering: Delivering,
): Promise<Delivered | null> {
  const taken = await takeTurn(context, delivering);
  return taken && (await deliverTaken(context, taken, delivering.messenger));
}

type Sending = { readonly messenger: Messenger; readonly isOver: () => boolean };

/** Nothing that fails before anything was sent may look as if it had been. */
async function attempt(
  context: Context,
  taken: TakenNotice,
  sending: Sending,
): Promise<PostOutcome> {
  try {
    const parcel = await wrap(context, taken, sending.isOver);
    if (parcel === null) return unreadable(taken);
    return (
      (await lookForIt(context, { taken, parcel, ...sending })) ??
      (await sending.messenger.post(parcel))
    );
  } catch (error) {
    const problem = error instanceof AccordError ? error.message : 'It could not be prepared.';
    return { kind: 'later', afterSeconds: 5, problem, of: 'message' };
  }
}

/** So often a version that cannot read a notice leaves it to one that can, while two are running. */
const UNREAD = 8;

function unreadable({ attempts }: TakenNotice): PostOutcome {
  const problem = 'It is stored in a form that this version cannot read.';
  return attempts < UNREAD
    ? { kind: 'later', afterSeconds: 5, problem, of: 'message' }
    : { kind: 'refused', problem, of: 'message' };
}

async function wrap(
  context: Context,
  taken: TakenNotice,
  isOver: () => boolean,
): Promise<Parcel | null> {
  const [said, to] = [readNotice(taken.payload), readRecipient(taken.recipient)];
  if (said === null || to === null) return null;
  const place = await placeOf(context, { ...taken, notice: said, recipient: to });
  return {
    ...{ noticeId: taken.id, version: taken.version, notice: said, isOver },
    ...{ picture: await drawPicture(said), posted: standingOf(taken), ...place },
  };
}

function standingOf({ channelId, messageTs }: TakenNotice): Standing | null {
  return channelId !== null && messageTs !== null ? { channelId, messageTs } : null;
}

type Looking = Sending & { readonly taken: TakenNotice; readonly parcel: Parcel };

/** Where a message may stand in the channel already, it is not sent before that is cleared; null when it is to be sent. */
async function lookForIt(
  { database }: Context,
  { taken, parcel, messenger }: Looking,
): Promise<PostOutcome | null> {
  const since = taken.doubtfulSince;
  if (since === null || parcel.posted) return null;
  const found = await messenger.find({ parcel, since });
  if (found.kind === 'found') {
    // What stands there may say less than is known by now.
    return found.version === taken.version
      ? { kind: 'posted', ...found.at }
      : await messenger.post({ ...parcel, posted: found.at });
  }
  if (found.kind === 'absent') return null;
  if (taken.repeated) return { kind: 'refused', problem: TWICE_IN_DOUBT, of: 'message' };
  const isOurs = await markRepeated(database, taken);
  return isOurs ? null : { kind: 'unclear', problem: 'Another process took it over.' };
}

const TWICE_IN_DOUBT =
  'It was sent twice, and both times the connection broke before Slack answered. Look into the channel, and try again only if it is not there.';
