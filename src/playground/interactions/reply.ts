import { botAuthor } from '../api/chat.ts';
import { contentOfObject } from '../api/content.ts';
import { isObject, type JsonObject } from '../json.ts';
import { Refusal } from '../refusal.ts';
import type { Message } from '../state/messages.ts';
import type { ReplyTarget } from '../state/response-urls.ts';
import type { Workspace } from '../state/workspace.ts';

/** Shows what the app answered through a response_url or with its acknowledgement. */
export function showReply(reply: JsonObject, target: ReplyTarget, workspace: Workspace): void {
  const original = target.messageTs
    ? workspace.messages.find(target.channel, target.messageTs)
    : undefined;
  if (isYes(reply.delete_original)) {
    if (original) workspace.messages.remove(original);
    return;
  }
  const content = contentOfObject(reply);
  if (isYes(reply.replace_original)) {
    if (!original) throw new Refusal('message_not_found');
    workspace.messages.replace(original, content);
    return;
  }
  workspace.messages.add({
    ...content,
    ...botAuthor(workspace),
    ...placed(reply, target),
    channel: target.channel,
  });
}

/** Shows the text or blocks an acknowledgement carried; an empty one shows nothing. */
export function showAckReply(body: unknown, target: ReplyTarget, workspace: Workspace): void {
  const reply = typeof body === 'string' ? { text: body } : body;
  if (!isObject(reply) || (!reply.text && !reply.blocks)) return;
  showReply(reply, target, workspace);
}

function placed(reply: JsonObject, target: ReplyTarget): Pick<Message, 'onlyFor' | 'threadTs'> {
  const threadTs = typeof reply.thread_ts === 'string' ? reply.thread_ts : target.threadTs;
  return {
    ...(reply.response_type === 'in_channel' ? {} : { onlyFor: target.user }),
    ...(threadTs ? { threadTs } : {}),
  };
}

function isYes(value: unknown): boolean {
  return value === true || value === 'true';
}
