import { Refusal } from '../refusal.ts';
import { isDirect, type Place } from '../state/channels.ts';
import type { Message } from '../state/messages.ts';
import { homeTeam, type Workspace } from '../state/workspace.ts';
import type { Arguments, Call, Method } from './call.ts';
import { contentOf } from './content.ts';
import { messageShape } from './shapes.ts';

export const postMessage: Method = ({ workspace, arguments: given }) => {
  const place = writablePlace(given.required('channel', 'channel_not_found'), workspace);
  const message = workspace.messages.add({
    ...contentOf(given),
    ...botAuthor(workspace),
    ...threadOf(given, place, workspace),
    channel: place.id,
  });
  return { channel: place.id, ts: message.ts, message: messageShape(message, workspace) };
};

export const postEphemeral: Method = ({ workspace, arguments: given }) => {
  const place = writablePlace(given.required('channel', 'channel_not_found'), workspace);
  const user = given.required('user', 'user_not_found');
  if (!workspace.people.find(user)) throw new Refusal('user_not_found');
  if (!place.members.includes(user)) throw new Refusal('user_not_in_channel');
  const message = workspace.messages.add({
    ...contentOf(given),
    ...botAuthor(workspace),
    ...threadOf(given, place, workspace),
    channel: place.id,
    onlyFor: user,
  });
  return { message_ts: message.ts };
};

export const update: Method = (call) => {
  const { workspace, arguments: given } = call;
  const message = ownMessage(call, 'cant_update_message');
  const content = contentOf(given);
  const metadata = content.metadata ?? message.metadata;
  const edited = workspace.messages.replace(message, {
    text: content.text,
    blocks: given.has('blocks') ? content.blocks : message.blocks,
    attachments: given.has('attachments') ? content.attachments : message.attachments,
    ...(message.files ? { files: message.files } : {}),
    ...(metadata ? { metadata } : {}),
  });
  return {
    channel: edited.channel,
    ts: edited.ts,
    text: edited.text,
    message: messageShape(edited, workspace),
  };
};

export const remove: Method = (call) => {
  const message = ownMessage(call, 'cant_delete_message');
  call.workspace.messages.remove(message);
  return { channel: message.channel, ts: message.ts };
};

export const getPermalink: Method = ({ workspace, arguments: given }) => {
  const bot = workspace.world.app.botUserId;
  const place = workspace.channels.get(given.required('channel', 'channel_not_found'), bot);
  const ts = given.required('message_ts', 'message_not_found');
  workspace.messages.get(place.id, ts);
  const { domain } = homeTeam(workspace);
  const permalink = `https://${domain}.slack.com/archives/${place.id}/p${ts.replace('.', '')}`;
  return { channel: place.id, permalink };
};

/** A place the bot may write to; a person's id means the direct message with them. */
export function writablePlace(idOrName: string, workspace: Workspace): Place {
  const bot = workspace.world.app.botUserId;
  const person = workspace.people.find(idOrName);
  if (person) return workspace.channels.direct([bot, person.id]);
  const place = workspace.channels.get(idOrName, bot);
  if (place.isArchived) throw new Refusal('is_archived');
  if (!place.members.includes(bot)) throw new Refusal('not_in_channel');
  return place;
}

/** The author of everything the app posts. */
export function botAuthor(workspace: Workspace): Pick<Message, 'user' | 'botId'> {
  const { botUserId, botId } = workspace.world.app;
  return { user: botUserId, botId: botId };
}

function threadOf(
  given: Arguments,
  place: Place,
  workspace: Workspace,
): Pick<Message, 'threadTs' | 'broadcast'> {
  const threadTs = given.text('thread_ts');
  if (!threadTs) return {};
  const parent = workspace.messages.find(place.id, threadTs);
  if (!parent || parent.onlyFor) throw new Refusal('thread_not_found');
  const broadcast = given.flag('reply_broadcast');
  return { threadTs: parent.threadTs ?? threadTs, ...(broadcast && { broadcast }) };
}

function ownMessage({ workspace, arguments: given }: Call, refusal: string): Message {
  const { botUserId } = workspace.world.app;
  const place = workspace.channels.get(given.required('channel', 'channel_not_found'), botUserId);
  const message = workspace.messages.get(place.id, given.required('ts', 'message_not_found'));
  if (message.user !== botUserId) throw new Refusal(refusal);
  if (place.isArchived && !isDirect(place)) throw new Refusal('is_archived');
  return message;
}
