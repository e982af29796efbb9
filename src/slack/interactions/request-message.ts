import { type Answer, toMessage } from '../answer.ts';
import type { RequestPlace } from '../answers/request-place.ts';
import type { Session } from '../session.ts';
import type { Click } from './interaction.ts';

/** The message of a request, where it is one to the person alone; only such messages are brought up to date. */
export function messageOf({ message }: Click): RequestPlace['message'] {
  return message?.channel.startsWith('D') ? message : undefined;
}

/** Shows in the message of a request how it stands now; one that is gone is left alone. */
export async function refreshRequest(
  { client, log }: Session,
  message: RequestPlace['message'],
  answer: Answer,
): Promise<void> {
  if (!message?.channel.startsWith('D')) return;
  try {
    await client.chat.update({ ...toMessage(answer), ...message });
  } catch (error) {
    log.warn({ err: error }, 'a request could not be brought up to date');
  }
}
