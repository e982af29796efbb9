import { WebClient, type WebClientOptions } from '@slack/web-api';
import { SECOND } from '../../domain/calendar/instant.ts';
import type { Parcel, PostNotice, PostOutcome } from '../../outbox/notice-post.ts';
import { type Answer, toMessage } from '../answer.ts';
import { createChannelIds } from './channel-ids.ts';
import { renderNotice } from './index.ts';
import { paced, type Timing } from './pace.ts';
import { explainPostFailure, refusalOf } from './refusals.ts';
import { uploadPicture } from './upload-picture.ts';

const METADATA_TYPE = 'accord_notice';
const BAD_BLOCKS = new Set(['invalid_blocks', 'invalid_blocks_format', 'msg_blocks_too_long']);

/** A client that never repeats a call by itself: what to repeat is the outbox's decision. */
export function createOutboxClient(token: string, options: WebClientOptions = {}): WebClient {
  return new WebClient(token, {
    timeout: 15 * SECOND,
    ...options,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  });
}

/** Posts notices through a client of `createOutboxClient`, at the pace that Slack asks for. */
export function createPostNotice(client: WebClient, timing?: Timing): PostNotice {
  const channels = createChannelIds(client);
  const post: PostNotice = async (parcel) => {
    try {
      const shown = await uploadPicture(parcel, { client, channels });
      return shown ?? (await postMessage(parcel, client));
    } catch (error) {
      return explainPostFailure(error);
    }
  };
  return paced(post, timing);
}

async function postMessage(parcel: Parcel, client: WebClient): Promise<PostOutcome> {
  const answer = renderNotice(parcel.notice);
  try {
    return await send(parcel, client, answer);
  } catch (error) {
    if (!BAD_BLOCKS.has(refusalOf(error) ?? '')) throw error;
    return await send(parcel, client, { ...answer, blocks: [] });
  }
}

async function send(parcel: Parcel, client: WebClient, answer: Answer): Promise<PostOutcome> {
  const message = {
    channel: parcel.recipient.channel,
    ...toMessage(answer),
    metadata: { event_type: METADATA_TYPE, event_payload: { id: parcel.noticeId } },
  };
  const { channel, ts } = await client.chat
    .postMessage({ ...message, ...inThread(parcel) })
    .catch((error: unknown) => {
      // The message above it was deleted.
      if (refusalOf(error) !== 'thread_not_found') throw error;
      return client.chat.postMessage(message);
    });
  return { kind: 'posted', channelId: channel ?? parcel.recipient.channel, messageTs: ts ?? null };
}

/** What somebody is to answer, and what ends or begins, is seen in the channel, too. */
const SEEN_BY_ALL: readonly Parcel['notice']['kind'][] = [
  'negotiation-turn',
  'negotiation-ended',
  'terms-in-effect',
];

function inThread({ threadTs, notice }: Parcel) {
  if (!threadTs) return {};
  return { thread_ts: threadTs, reply_broadcast: SEEN_BY_ALL.includes(notice.kind) };
}
