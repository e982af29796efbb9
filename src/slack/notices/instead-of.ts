import type { Recipient } from '../../outbox/notice.ts';
import type { Answer } from '../answer.ts';
import { section } from '../blocks/blocks.ts';
import { mrkdwn } from '../blocks/mrkdwn.ts';

/** A message that could not go where it belongs says so first, and what to do about it. */
export function insteadOf({ insteadOf: missed }: Recipient, answer: Answer): Answer {
  if (!missed) return answer;
  const why = mrkdwn`:mailbox_with_no_mail: You read this because it could not be posted in *${missed.channel}*. ${missed.problem}`;
  return { ...answer, blocks: [section(why), ...answer.blocks] };
}
