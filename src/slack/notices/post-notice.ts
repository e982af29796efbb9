import { WebClient, type WebClientOptions } from '@slack/web-api';
import { SECOND } from '../../domain/calendar/instant.ts';
import type { Messenger, Parcel, PostNotice, PostOutcome } from '../../outbox/notice-post.ts';
import { type Answer, toMessage } from '../answer.ts';
import { createChannelIds } from './channel-ids.ts';
import { findNotice, METADATA_TYPE } from './find-notice.ts';
import { renderNotice } from './index.ts';
import { insteadOf } from './instead-of.ts';
import { explainPostFailure, refusalOf } from './refusals.ts';
import { shorterAnswers } from './shorter.ts';
import { uploadPicture } from './upload-picture.ts';

/** A client that never repeats a call by itself: what to repeat is the outbox's decision. */
export function createOutboxClient(token: string, options: WebClientOptions = {}): WebClient {
  return new WebClient(token, {
    timeout: 15 * SECOND,
    ...options,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  });
}

/** Posts, finds and takes back notices through a client of `createOutboxClient`. */
export function createMessenger(client: WebClient): Messenger {
  return {
    post: createPostNotice(client),
    find: findNotice(client, createChannelIds(client)),
    takeBack: async ({ channelId: channel, messageTs: ts }) => {
      await client.chat.delete({ channel, ts }).catch(() => undefined);
    },
  };
}

/** Posts notices through a client of `createOutboxClient`, or brings up to date what stands there. */
export function createPostNotice(client: WebClient): PostNotice {
  const channels = createChannelIds(client);
  return async (parcel) => {
    try {
      if (parcel.posted) return await update(parcel, client);
      if (parcel.isOver?.()) return TOO_LATE;
      const shown = await uploadPicture(parcel, { client, channels });
      return shown ?? (await post(parcel, client));
    } catch (error) {
      return explainPostFailure(error);
    }
  };
}

const TOO_LATE: PostOutcome = {
  kind: 'later',
  afterSeconds: 0,
  problem: 'This process was held up for too long.',
  of: 'message',
};

/** What Slack says where there is nothing to bring up to date any more. */
const GONE = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed']);

async function update(parcel: Parcel, client: WebClient): Promise<PostOutcome> {
  const { posted, ...anew } = parcel;
  if (!posted) return await post(anew, client);
  const { channelId: channel, messageTs: ts } = posted;
  try {
    return await shown(parcel, async (message) => {
      await client.chat.update({ channel, ts, ...message });
      return { kind: 'posted', channelId: channel, messageTs: ts };
    });
  } catch (error) {
    if (!GONE.has(refusalOf(error) ?? '')) throw error;
    return await post(anew, client);
  }
}

async function post(parcel: Parcel, client: WebClient): Promise<PostOutcome> {
  return await shown(parcel, async (content) => {
    const message = { channel: parcel.recipient.channel, ...content };
    const { channel, ts } = await client.chat
      .postMessage({ ...message, ...inThread(parcel) })
      .catch((error: unknown) => {
        // The message above it was deleted.
        if (refusalOf(error) !== 'thread_not_found') throw error;
        return client.chat.postMessage(message);
      });
    return { kind: 'posted', channelId: channel ?? message.channel, messageTs: ts ?? null };
  });
}

type Content = ReturnType<typeof contentOf>;

/** Slack refuses what is too long or not to its liking before anybody sees it: then less is said, at last in plain text. */
async function shown(
  parcel: Parcel,
  send: (content: Content) => Promise<PostOutcome>,
): Promise<PostOutcome> {
  const whole = insteadOf(parcel.recipient, renderNotice(parcel.notice));
  let refused: unknown = null;
  for (const [answer, after] of shorterAnswers(whole)) {
    if (!after(refused === null ? null : refusalOf(refused))) continue;
    if (parcel.isOver?.()) return TOO_LATE;
    try {
      return await send(contentOf(parcel, answer));
    } catch (error) {
      refused = error;
    }
  }
  throw refused;
}

function contentOf({ noticeId: id, version = 1 }: Parcel, answer: Answer) {
  const metadata = { event_type: METADATA_TYPE, event_payload: { id, version } };
  return { ...toMessage(answer), metadata };
}

const TO_ALL: readonly Parcel['notice']['kind'][] = [
  'alert-list',
  'alert-list-told',
  'negotiation-turn',
  'negotiation-ended',
  'terms-in-effect',
];
const MOVES_TO_ALL: readonly string[] = ['asked', 'rejected', 'to-offer', 'accepted', 'agreed'];

const ALERTS_TO_ALL: readonly string[] = ['breached', 'reopened', 'escalated'];

/** What somebody is to answer or to do, and what ends or begins, is seen in the channel, too. */
function isSeenByAll(notice: Parcel['notice']): boolean {
  switch (notice.kind) {
    case 'negotiation-moved':
      return MOVES_TO_ALL.includes(notice.move);
    case 'alert-told':
      return ALERTS_TO_ALL.includes(notice.what);
    default:
      return TO_ALL.includes(notice.kind);
  }
}

function inThread({ threadTs, notice }: Parcel) {
  if (!threadTs) return {};
  return { thread_ts: threadTs, reply_broadcast: isSeenByAll(notice) };
}
