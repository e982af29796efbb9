import type { JsonObject } from '../json.ts';
import { textOf } from '../json.ts';
import { Refusal } from '../refusal.ts';
import type { StoredFile } from '../state/files.ts';
import type { Workspace } from '../state/workspace.ts';
import type { Arguments, Method } from './call.ts';
import { botAuthor, writablePlace } from './chat.ts';
import { contentOf } from './content.ts';
import { fileShape } from './shapes.ts';

export const getUploadURLExternal: Method = ({ workspace, arguments: given }) => {
  const length = Number(given.required('length'));
  if (!(length > 0)) throw new Refusal('invalid_arguments');
  const file = workspace.files.announce({
    name: given.required('filename'),
    altText: given.text('alt_txt') ?? given.text('alt_text') ?? '',
    length,
    user: workspace.world.app.botUserId,
    createdAt: workspace.time.now(),
  });
  return { upload_url: `${workspace.url}/upload/${file.id}`, file_id: file.id };
};

export const completeUploadExternal: Method = ({ workspace, arguments: given }) => {
  const announced = given.objects('files');
  if (!announced.length) throw new Refusal('invalid_arguments');
  const channels = channelsOf(given).map((id) => writablePlace(id, workspace));
  const files = announced.map((each) => completed(each, workspace));
  for (const place of channels) share(place.id, files, { workspace, given });
  return { files: files.map((file) => fileShape(file, workspace)) };
};

function completed(announced: JsonObject, workspace: Workspace): StoredFile {
  const id = textOf(announced.id);
  if (!id) throw new Refusal('invalid_arguments');
  return workspace.files.complete(id, textOf(announced.title));
}

function channelsOf(given: Arguments): readonly string[] {
  const one = given.text('channel_id');
  const several = (given.text('channels') ?? '').split(',').filter(Boolean);
  return one ? [one] : several;
}

type Sharing = { readonly workspace: Workspace; readonly given: Arguments };

function share(channel: string, files: readonly StoredFile[], { workspace, given }: Sharing): void {
  const text = given.text('initial_comment');
  const hasBlocks = !text && given.has('blocks');
  const content = hasBlocks ? contentOf(given) : { text: text ?? '', blocks: [], attachments: [] };
  const threadTs = given.text('thread_ts');
  workspace.messages.add({
    ...content,
    ...botAuthor(workspace),
    ...(threadTs ? { threadTs } : {}),
    channel,
    files: files.map((file) => file.id),
  });
}
