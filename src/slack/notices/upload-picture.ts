import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { SECOND } from '../../domain/calendar/instant.ts';
import type { Parcel, Picture, PostOutcome } from '../../outbox/notice-post.ts';
import type { ChannelIds } from './channel-ids.ts';
import { renderNotice } from './index.ts';
import { explainPostFailure, refusalOf, SOON } from './refusals.ts';

type Ways = { readonly client: WebClient; readonly channels: ChannelIds };

/** Refusals that concern the channel, not the file: words alone would be refused as well. */
const OF_CHANNEL = new Set([
  'not_in_channel',
  'channel_not_found',
  'is_archived',
  'restricted_action',
]);

const UPLOAD_WITHIN = 15 * SECOND;

const announced = z.object({ upload_url: z.string(), file_id: z.string() });

/** Uploads the picture of a notice and shares it in the channel; null when words have to do. */
export async function uploadPicture(parcel: Parcel, ways: Ways): Promise<PostOutcome | null> {
  const { picture, recipient } = parcel;
  if (picture === null) return null;
  const prepared = await prepare(picture, recipient.channel, ways).catch(explainBeforeSharing);
  if (prepared === null || 'kind' in prepared) return prepared;
  const { channelId, file } = prepared;
  try {
    await share(parcel, { client: ways.client, channelId, file, title: picture.fileName });
    return { kind: 'posted', channelId, messageTs: null };
  } catch (error) {
    return explainUploadFailure(error);
  }
}

async function prepare(picture: Picture, channel: string, { client, channels }: Ways) {
  const channelId = await channels.idOf(channel);
  const file = channelId && (await uploadFile(picture, client));
  return channelId && file ? { channelId, file } : null;
}

/** Nothing was shared yet, so what broke off may be done again. */
function explainBeforeSharing(error: unknown): PostOutcome | null {
  const failure = explainUploadFailure(error);
  if (failure?.kind !== 'unclear') return failure;
  const problem = 'The picture could not be uploaded yet.';
  return { kind: 'later', afterSeconds: SOON, problem, of: 'message' };
}

function explainUploadFailure(error: unknown): PostOutcome | null {
  const refusal = refusalOf(error);
  const failure = explainPostFailure(error);
  if (refusal === null || failure.kind !== 'refused') return failure;
  return OF_CHANNEL.has(refusal) ? failure : null;
}

/** Uploads a file that nobody sees before it is shared, so that a failure can be followed by words alone; null when Slack did not take it. */
export async function uploadFile(
  { fileName, png, altText }: Picture,
  client: WebClient,
): Promise<string | null> {
  const call = { filename: fileName, length: png.byteLength, alt_txt: altText };
  const { upload_url: url, file_id: id } = announced.parse(
    await client.apiCall('files.getUploadURLExternal', call),
  );
  const signal = AbortSignal.timeout(UPLOAD_WITHIN);
  const body = Uint8Array.from(png);
  const taken = await fetch(url, { method: 'POST', body, signal }).catch(() => null);
  return taken?.ok ? id : null;
}

type Sharing = {
  readonly client: WebClient;
  readonly channelId: string;
  readonly file: string;
  readonly title: string;
};

async function share({ notice }: Parcel, { client, channelId, file, title }: Sharing) {
  await client.files.completeUploadExternal({
    channel_id: channelId,
    files: [{ id: file, title }],
    initial_comment: renderNotice(notice).text,
  });
}
