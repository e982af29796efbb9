import type { WebClient } from '@slack/web-api';
import { AccordError } from '../domain/error.ts';
import type { Picture } from '../outbox/notice-post.ts';
import { uploadFile } from './notices/upload-picture.ts';

/** Uploads a picture that nobody sees until it is shown by its id, as in a dialog for one person. */
export async function keepPicture(client: WebClient, picture: Picture): Promise<string> {
  const id = await uploadFile(picture, client);
  if (id === null) {
    throw new AccordError('conflict', 'The picture could not be uploaded. Please try again.');
  }
  await client.files.completeUploadExternal({ files: [{ id, title: picture.fileName }] });
  return id;
}

type Sending = { readonly name: string; readonly content: Uint8Array; readonly channel: string };

/** Uploads a file into a conversation. */
export async function sendFile(
  client: WebClient,
  { name, content, channel }: Sending,
): Promise<void> {
  const id = await uploadFile({ fileName: name, png: content, altText: name }, client);
  if (id === null) {
    throw new AccordError('conflict', 'The file could not be uploaded. Please try again.');
  }
  await client.files.completeUploadExternal({ channel_id: channel, files: [{ id, title: name }] });
}
