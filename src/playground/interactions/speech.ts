import type { Place } from '../state/channels.ts';
import { fromSlack } from '../state/messages.ts';
import { escaped } from './command.ts';
import { sendEvent } from './event.ts';
import { type Outcome, type Parts, TAKEN } from './parts.ts';

export type Said = {
  readonly user: string;
  readonly place: Place;
  readonly text: string;
  readonly threadTs?: string | undefined;
};

const CHANNEL_TYPES = { channel: 'channel', im: 'im', mpim: 'mpim' } as const;

/** Posts what a person wrote, and tells the app where it may listen. */
export async function say(said: Said, parts: Parts): Promise<Outcome> {
  const { workspace } = parts;
  const text = escaped(said.text, workspace);
  const message = workspace.messages.add({
    text,
    blocks: [],
    attachments: [],
    user: said.user,
    channel: said.place.id,
    ...(said.threadTs ? { threadTs: said.threadTs } : {}),
  });
  const event = { user: said.user, text, channel: said.place.id, ts: message.ts };
  const channel_type = CHANNEL_TYPES[said.place.kind];
  await sendEvent({ ...event, type: 'message', channel_type }, parts);
  if (text.includes(`<@${workspace.world.app.botUserId}`)) {
    await sendEvent({ ...event, type: 'app_mention' }, parts);
  }
  return TAKEN;
}

/** Adds the app to a channel. */
export async function inviteApp(user: string, place: Place, parts: Parts): Promise<Outcome> {
  const { workspace } = parts;
  const { botUserId } = workspace.world.app;
  if (place.members.includes(botUserId)) return TAKEN;
  workspace.channels.join(place, botUserId);
  const text = `<@${botUserId}> was added to this channel by <@${user}>.`;
  workspace.messages.add({ ...fromSlack(text), channel: place.id });
  const type = 'member_joined_channel';
  const channel_type = place.isPrivate ? 'G' : 'C';
  const joined = { user: botUserId, channel: place.id, channel_type, inviter: user };
  await sendEvent({ type, ...joined }, parts);
  return TAKEN;
}
