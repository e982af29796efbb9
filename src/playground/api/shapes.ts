import { type JsonObject, present } from '../json.ts';
import { isDirect, type Place } from '../state/channels.ts';
import { mimeTypeOf, type StoredFile } from '../state/files.ts';
import type { Message } from '../state/messages.ts';
import type { View } from '../state/views.ts';
import { homeTeam, type Workspace } from '../state/workspace.ts';
import type { Person } from '../world.ts';

/** A message as Slack shows it to apps. */
export function messageShape(message: Message, workspace: Workspace): JsonObject {
  const { app } = workspace.world;
  return present({
    type: 'message',
    user: message.user,
    bot_id: message.botId,
    app_id: message.botId ? app.id : undefined,
    team: workspace.people.find(message.user)?.teamId,
    text: message.text,
    ts: message.ts,
    thread_ts: message.threadTs,
    blocks: message.blocks.length ? message.blocks : undefined,
    attachments: message.attachments.length ? message.attachments : undefined,
    metadata: message.metadata,
    files: message.files?.map((id) => fileShape(workspace.files.get(id), workspace)),
    edited: message.editedTs ? { user: message.user, ts: message.editedTs } : undefined,
  });
}

export function fileShape(file: StoredFile, workspace: Workspace): JsonObject {
  const address = `${workspace.url}/files/${file.id}/${encodeURIComponent(file.name)}`;
  return {
    id: file.id,
    name: file.name,
    title: file.title,
    alt_txt: file.altText,
    mimetype: mimeTypeOf(file.name),
    filetype: file.name.split('.').at(-1),
    size: file.bytes?.length ?? file.length,
    user: file.user,
    created: Math.floor(file.createdAt / 1000),
    url_private: address,
    url_private_download: address,
    permalink: address,
  };
}

export function viewShape(view: View, workspace: Workspace): JsonObject {
  const { app } = workspace.world;
  return {
    title: null,
    submit: null,
    close: null,
    private_metadata: '',
    callback_id: '',
    external_id: '',
    clear_on_close: false,
    notify_on_close: false,
    ...view.content,
    id: view.id,
    team_id: homeTeam(workspace).id,
    state: { values: {} },
    hash: view.hash,
    root_view_id: view.rootId,
    previous_view_id: view.previousId ?? null,
    app_id: app.id,
    app_installed_team_id: homeTeam(workspace).id,
    bot_id: app.botId,
  };
}

export function channelShape(place: Place, workspace: Workspace): JsonObject {
  const bot = workspace.world.app.botUserId;
  if (place.kind === 'im') {
    const user = place.members.find((id) => id !== bot) ?? bot;
    return {
      id: place.id,
      is_im: true,
      is_channel: false,
      user,
      is_archived: false,
      is_open: true,
    };
  }
  const isShared = place.sharedWith !== undefined;
  return {
    id: place.id,
    name: place.name,
    name_normalized: place.name,
    is_channel: !isDirect(place) && place.isPrivate !== true,
    is_group: !isDirect(place) && place.isPrivate === true,
    is_im: false,
    is_mpim: place.kind === 'mpim',
    is_private: place.isPrivate === true,
    is_archived: place.isArchived === true,
    is_general: false,
    is_shared: isShared,
    is_ext_shared: isShared,
    is_org_shared: false,
    is_pending_ext_shared: false,
    is_member: place.members.includes(bot),
    context_team_id: homeTeam(workspace).id,
    shared_team_ids: [homeTeam(workspace).id, ...(place.sharedWith ? [place.sharedWith] : [])],
    topic: { value: place.topic ?? '', creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
    num_members: place.members.length,
  };
}

export function userShape(person: Person, workspace: Workspace): JsonObject {
  return {
    id: person.id,
    team_id: person.teamId,
    name: person.name,
    deleted: false,
    real_name: person.realName,
    tz: person.timeZone,
    tz_offset: zoneOffsetSeconds(person.timeZone, workspace.time.now()),
    is_bot: person.isBot === true,
    is_app_user: false,
    is_admin: false,
    is_restricted: false,
    is_ultra_restricted: false,
    is_stranger: workspace.people.isStranger(person.id),
    profile: {
      real_name: person.realName,
      real_name_normalized: person.realName,
      display_name: person.name,
      email: person.email,
      team: person.teamId,
    },
  };
}

/** How far a zone is ahead of UTC at an instant. */
function zoneOffsetSeconds(timeZone: string, instant: number): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
    .formatToParts(instant)
    .find((part) => part.type === 'timeZoneName');
  const match = /([+-])(\d\d):(\d\d)/.exec(parts?.value ?? '');
  if (!match) return 0;
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60;
  return match[1] === '-' ? -seconds : seconds;
}
