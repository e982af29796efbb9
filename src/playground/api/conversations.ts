import { Refusal } from '../refusal.ts';
import { isDirect, type Place } from '../state/channels.ts';
import type { Call, Method } from './call.ts';
import { pageOf } from './cursor.ts';
import { channelShape } from './shapes.ts';

export const info: Method = (call) => {
  const shape = channelShape(placeOf(call), call.workspace);
  if (!call.arguments.flag('include_num_members')) {
    const { num_members: _, ...rest } = shape;
    return { channel: rest };
  }
  return { channel: shape };
};

export const list: Method = ({ workspace, arguments: given }) => {
  const bot = workspace.world.app.botUserId;
  const types = (given.text('types') ?? 'public_channel').split(',').map((type) => type.trim());
  const { page, response_metadata } = pageOf(
    workspace.channels.all
      .filter((place) => types.includes(typeOf(place)))
      .filter((place) => typeOf(place) === 'public_channel' || place.members.includes(bot))
      .filter((place) => !(given.flag('exclude_archived') && place.isArchived)),
    given,
  );
  return { channels: page.map((place) => channelShape(place, workspace)), response_metadata };
};

export const members: Method = (call) => {
  const { page, response_metadata } = pageOf(placeOf(call).members, call.arguments);
  return { members: page, response_metadata };
};

export const open: Method = ({ workspace, arguments: given }) => {
  const bot = workspace.world.app.botUserId;
  const known = given.text('channel');
  const users = (given.text('users') ?? '').split(',').filter(Boolean);
  if (!known && !users.length) throw new Refusal('users_list_not_supplied');
  for (const user of users) workspace.people.get(user);
  if (users.some((user) => user === bot)) throw new Refusal('cannot_dm_bot');
  const place = known
    ? workspace.channels.get(known, bot)
    : workspace.channels.direct([bot, ...users]);
  if (!given.flag('return_im')) return { channel: { id: place.id } };
  return { channel: channelShape(place, workspace) };
};

function placeOf({ workspace, arguments: given }: Call): Place {
  const id = given.required('channel', 'channel_not_found');
  return workspace.channels.get(id, workspace.world.app.botUserId);
}

function typeOf(place: Place): string {
  if (isDirect(place)) return place.kind;
  return place.isPrivate ? 'private_channel' : 'public_channel';
}
