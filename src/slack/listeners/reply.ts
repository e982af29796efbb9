import type { RespondFn } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { type Answer, toMessage } from '../answer.ts';
import type { Log } from '../log.ts';

type Addressee = {
  readonly client: WebClient;
  readonly userId: string;
  readonly channelId: string | undefined;
  readonly log: Log;
};

/**
 * Answers through the address that Slack gave with what the person did. When that has expired, the
 * person is told anew in the channel, or else directly.
 */
export async function replyThrough(
  respond: RespondFn,
  { answer, how }: { readonly answer: Answer; readonly how: 'replace' | 'below' },
  to: Addressee,
): Promise<void> {
  try {
    await respond({
      ...toMessage(answer),
      response_type: 'ephemeral',
      replace_original: how === 'replace',
    });
  } catch (error) {
    to.log.warn({ err: error }, 'an answer came too late and is sent anew');
    await sendAnew(answer, to);
  }
}

/** Sends an answer to one person where they are, or else as a direct message. */
export async function sendAnew(answer: Answer, to: Addressee): Promise<void> {
  const { client, userId: user, channelId, log } = to;
  const inChannel = async () => {
    if (channelId === undefined) throw new Error('there is no channel');
    await client.chat.postEphemeral({ ...toMessage(answer), channel: channelId, user });
  };
  await inChannel()
    .catch(() => client.chat.postMessage({ ...toMessage(answer), channel: user }))
    .catch((error: unknown) => log.error({ err: error }, 'an answer could not be delivered'));
}
