import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { HOUR, SECOND } from '../../domain/calendar/instant.ts';
import type { Found, Messenger, Parcel } from '../../outbox/notice-post.ts';
import type { ChannelIds } from './channel-ids.ts';

/** What every message of the outbox carries, so that it can be found again. */
export const METADATA_TYPE = 'accord_notice';

const PAGE = 100;
const MOST_PAGES = 5;
/** By so much the clocks of Slack and of the database may differ. */
const LEEWAY = HOUR;

const page = z.object({
  messages: z.array(
    z.object({
      ts: z.string(),
      metadata: z
        .object({
          event_type: z.string(),
          event_payload: z.object({ id: z.string(), version: z.number().default(1) }),
        })
        .optional()
        .catch(undefined),
      files: z.array(z.object({ name: z.string() })).optional(),
    }),
  ),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});
type Message = z.output<typeof page>['messages'][number];

/** Looks for a notice in the messages of its channel, or of its thread, where Slack lets Accord read them. */
export function findNotice(client: WebClient, channels: ChannelIds): Messenger['find'] {
  return async ({ parcel, since }) => {
    try {
      const channel = await channels.idOf(parcel.recipient.channel);
      if (channel === null) return { kind: 'absent' };
      return await look(client, parcel, { channel, since: since - LEEWAY });
    } catch {
      return { kind: 'unknown' };
    }
  };
}

type Where = { readonly channel: string; readonly since: number };

async function look(client: WebClient, parcel: Parcel, { channel, since }: Where): Promise<Found> {
  const { threadTs } = parcel;
  const method = threadTs ? 'conversations.replies' : 'conversations.history';
  let cursor: string | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const answer = await client.apiCall(method, {
      ...{ channel, limit: PAGE, include_all_metadata: true },
      ...(threadTs && { ts: threadTs }),
      ...(cursor && { cursor }),
    });
    const { messages, response_metadata } = page.parse(answer);
    const found = messages.find((message) => isIt(message, parcel));
    if (found) return foundAt(channel, found);
    cursor = response_metadata?.next_cursor || undefined;
    if (cursor === undefined || reachedBack(messages, threadTs, since)) return { kind: 'absent' };
  }
  return { kind: 'unknown' };
}

/** The messages of a channel come newest first, so that older ones need not be read; replies come oldest first. */
function reachedBack(
  messages: readonly Message[],
  threadTs: string | null | undefined,
  since: number,
): boolean {
  return !threadTs && messages.some(({ ts }) => Number(ts) * SECOND < since);
}

function isIt({ metadata, files }: Message, { noticeId, picture }: Parcel): boolean {
  if (metadata?.event_type === METADATA_TYPE) return metadata.event_payload.id === noticeId;
  return picture !== null && (files ?? []).some(({ name }) => name === picture.fileName);
}

function foundAt(channelId: string, { ts: messageTs, metadata }: Message): Found {
  return {
    kind: 'found',
    at: { channelId, messageTs },
    version: metadata?.event_payload.version ?? 1,
  };
}
