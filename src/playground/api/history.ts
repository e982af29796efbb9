import { Refusal } from '../refusal.ts';
import type { Message } from '../state/messages.ts';
import type { Call, Method } from './call.ts';
import { pageOf } from './cursor.ts';
import { messageShape } from './shapes.ts';

/** The messages of a channel, the newest first, without the replies in its threads. */
export const history: Method = (call) => {
  const all = readable(call).filter(
    ({ ts, threadTs, broadcast }) => !threadTs || threadTs === ts || broadcast,
  );
  return pageIn(call, all.toReversed());
};

/** A thread: its first message and the replies, the oldest first. */
export const replies: Method = (call) => {
  const first = call.arguments.required('ts', 'thread_not_found');
  const all = readable(call).filter(({ ts, threadTs }) => ts === first || threadTs === first);
  return pageIn(call, all);
};

function readable({ workspace, arguments: given }: Call): readonly Message[] {
  const { app } = workspace.world;
  if (!app.readsHistory) throw new Refusal('missing_scope', { needed: 'channels:history' });
  const id = given.required('channel', 'channel_not_found');
  const place = workspace.channels.get(id, app.botUserId);
  if (!place.members.includes(app.botUserId)) throw new Refusal('not_in_channel');
  const oldest = Number(given.text('oldest') ?? 0);
  return workspace.messages.all.filter(
    ({ channel, onlyFor, ts }) => channel === place.id && !onlyFor && Number(ts) > oldest,
  );
}

function pageIn({ workspace, arguments: given }: Call, all: readonly Message[]) {
  const { page, response_metadata } = pageOf(all, given);
  const withMetadata = given.flag('include_all_metadata');
  const messages = page.map((message) => {
    const { metadata, ...shape } = messageShape(message, workspace);
    return withMetadata && metadata ? { ...shape, metadata } : shape;
  });
  return { messages, has_more: response_metadata.next_cursor !== '', response_metadata };
}
