import type { WebClient } from '@slack/web-api';
import { AccordError } from '../../domain/error.ts';
import { type Answer, toMessage } from '../answer.ts';
import { refusalOf } from '../notices/refusals.ts';

export const INVITE =
  'I am not in this channel, so I cannot post here. Type /invite @Accord and press the button again.';

const REASONS: Readonly<Record<string, string>> = {
  not_in_channel: INVITE,
  channel_not_found: INVITE,
  is_archived: 'This channel is archived, so nobody can post here any more.',
  restricted_action: 'Your administrators do not let me post in this channel.',
};

/** Posts an answer for everybody in a channel, or says why that cannot be. */
export async function postIn(client: WebClient, channel: string, answer: Answer): Promise<void> {
  await client.chat.postMessage({ ...toMessage(answer), channel }).catch((error: unknown) => {
    const reason = REASONS[refusalOf(error) ?? ''];
    if (reason === undefined) throw error;
    throw new AccordError('conflict', reason, { cause: error });
  });
}
