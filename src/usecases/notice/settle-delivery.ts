import { MINUTE, SECOND } from '../../domain/calendar/instant.ts';
import type { Recipient } from '../../outbox/notice.ts';
import type { Messenger, PostOutcome } from '../../outbox/notice-post.ts';
import { readRecipient } from '../../outbox/read-notice.ts';
import type { TakenNotice } from '../../storage/notice-claims.ts';
import { markFailed, markMoved, markRetry, markShown } from '../../storage/notice-outcomes.ts';
import { standingNotice } from '../../storage/notices.ts';
import { holdChannel, limitChannel, stopPosting } from '../../storage/outbox-channels.ts';
import type { Context } from '../context.ts';
import { tellPeople } from '../negotiation/tell-people.ts';
import { standInFor } from './stand-in.ts';

type Settling = { readonly outcome: PostOutcome; readonly messenger: Messenger };
type Of<Kind extends PostOutcome['kind']> = Extract<PostOutcome, { kind: Kind }>;

const FIRST_PAUSE = 2 * SECOND;
const LONGEST_PAUSE = 5 * MINUTE;

/** Writes down what became of a notice that was taken, and what follows for its channel and workspace. */
export async function settleDelivery(
  context: Context,
  taken: TakenNotice,
  { outcome, messenger }: Settling,
): Promise<void> {
  switch (outcome.kind) {
    case 'posted':
      return await settlePosted(context, taken, { outcome, messenger });
    case 'later':
      return await settleLater(context, taken, outcome);
    case 'refused':
      return await settleRefused(context, taken, outcome);
    case 'unclear': {
      const retry = { problem: outcome.problem, after: pause(taken), doubtful: true };
      await markRetry(context.database, taken, retry);
    }
  }
}

type Posted = { readonly outcome: Of<'posted'>; readonly messenger: Messenger };

/**
 * Who was held up for so long that another process took the notice over may have posted it a second time; or the other
 * one has found this very message, and it stays.
 */
async function settlePosted(
  { database, workspace }: Context,
  taken: TakenNotice,
  { outcome: { channelId, messageTs }, messenger }: Posted,
): Promise<void> {
  const shown = { channelId, messageTs, version: taken.version };
  if (await markShown(database, taken, shown)) return;
  if (taken.messageTs !== null || messageTs === null) return;
  const kept = await standingNotice(database, { workspaceId: workspace.id, key: taken.key });
  if (kept && kept.messageTs !== messageTs) await messenger.takeBack({ channelId, messageTs });
}

async function settleLater(
  { database, workspace }: Context,
  taken: TakenNotice,
  { afterSeconds, problem, of }: Of<'later'>,
): Promise<void> {
  const ms = afterSeconds * SECOND;
  const after = of === 'message' ? Math.max(ms, pause(taken)) : ms;
  await markRetry(database, taken, { problem, after });
  if (of === 'workspace') await holdChannel(database, { workspaceId: workspace.id, ms });
  const channel = channelOf(taken);
  if (of === 'channel') await limitChannel(database, { workspaceId: workspace.id, channel, ms });
}

async function settleRefused(
  context: Context,
  taken: TakenNotice,
  { problem, of }: Of<'refused'>,
): Promise<void> {
  const { database, workspace } = context;
  if (of === 'workspace') {
    await markRetry(database, taken, { problem, after: 0 });
    return await stopPosting(database, { workspaceId: workspace.id, problem });
  }
  if (of === 'channel') await tellPeople(context, taken.payload);
  const standIn = of === 'channel' ? await standInFor(context, taken) : null;
  if (standIn === null) return void (await markFailed(database, taken, problem));
  const to: Recipient = {
    channel: standIn,
    insteadOf: { channel: channelOf(taken), problem },
  };
  await markMoved(database, taken, { recipient: to, problem });
}

function pause({ attempts }: TakenNotice): number {
  return Math.min(FIRST_PAUSE * 2 ** (attempts - 1), LONGEST_PAUSE);
}

function channelOf(taken: TakenNotice): string {
  return readRecipient(taken.recipient)?.channel ?? '';
}
