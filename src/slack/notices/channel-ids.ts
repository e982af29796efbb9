import type { WebClient } from '@slack/web-api';

const PAGE = 1000;

export type ChannelIds = { readonly idOf: (channel: string) => Promise<string | null> };

/** Finds the id of a channel written as `#name`; uploading files needs it. An id is its own. */
export function createChannelIds(client: WebClient): ChannelIds {
  const known = new Map<string, string>();
  return {
    idOf: async (channel) => {
      if (!channel.startsWith('#')) return channel;
      const name = channel.slice(1);
      return known.get(name) ?? (await look(client, name, known));
    },
  };
}

async function look(
  client: WebClient,
  name: string,
  known: Map<string, string>,
): Promise<string | null> {
  for (let cursor: string | undefined = ''; cursor !== undefined; ) {
    const page = await client.conversations.list({
      types: 'public_channel,private_channel',
      limit: PAGE,
      ...(cursor && { cursor }),
    });
    for (const { name: found, id } of page.channels ?? []) if (found && id) known.set(found, id);
    if (known.has(name)) break;
    cursor = page.response_metadata?.next_cursor || undefined;
  }
  return known.get(name) ?? null;
}
