import { WebClient } from '@slack/web-api';
import { createEmulator } from 'emulate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPlayground } from '../../src/playground/playground.ts';
import { ORDER } from './desk.ts';
import { freePort } from './free-port.ts';
import { handClock, WORLD } from './world.ts';

/** A Slack to talk to, with one channel, one person and a way to get a trigger id. */
type Peer = {
  readonly client: WebClient;
  readonly channel: string;
  readonly person: string;
  trigger(view?: string): Promise<string>;
};

type Step = { readonly name: string; run(peer: Peer): Promise<unknown> };

const HOME = { type: 'home' as const, blocks: [{ type: 'divider' as const }] };
const bytes = Buffer.from('a,b\n1,2\n');

/** The calls the bot makes, and what both must answer alike. */
const STEPS: readonly Step[] = [
  {
    name: 'a message keeps text, blocks and metadata',
    run: async ({ client, channel }) => {
      const metadata = { event_type: 'kept', event_payload: { id: '7' } };
      const blocks = [{ type: 'divider' as const, block_id: 'line' }];
      const posted = await client.chat.postMessage({ channel, text: 'one', blocks, metadata });
      const { text, type, blocks: kept } = posted.message ?? {};
      return { ok: posted.ok, isSame: posted.channel === channel, text, type, kept };
    },
  },
  {
    name: 'a reply stands in its thread',
    run: async ({ client, channel }) => {
      const { ts = '' } = await client.chat.postMessage({ channel, text: 'one' });
      const reply = await client.chat.postMessage({ channel, text: 'two', thread_ts: ts });
      return { ok: reply.ok, inThread: reply.message?.thread_ts === ts };
    },
  },
  {
    name: 'a message is updated, then deleted, then gone',
    run: async ({ client, channel }) => {
      const { ts = '' } = await client.chat.postMessage({ channel, text: 'one' });
      const updated = await client.chat.update({ channel, ts, text: 'two' });
      const deleted = await client.chat.delete({ channel, ts });
      const again = await attempt(client.chat.update({ channel, ts, text: 'three' }));
      return { text: updated.text, sameTs: updated.ts === ts, gone: deleted.ts === ts, again };
    },
  },
  {
    name: 'an ephemeral message has a time stamp',
    run: async ({ client, channel, person }) => {
      const sent = await client.chat.postEphemeral({ channel, user: person, text: 'psst' });
      return { ok: sent.ok, hasTs: /^\d+\.\d+$/.test(sent.message_ts ?? '') };
    },
  },
  {
    name: 'a permalink names the channel and the time stamp',
    run: async ({ client, channel }) => {
      const { ts = '' } = await client.chat.postMessage({ channel, text: 'one' });
      const { permalink = '' } = await client.chat.getPermalink({ channel, message_ts: ts });
      return permalink.endsWith(`/archives/${channel}/p${ts.replace('.', '')}`);
    },
  },
  {
    name: 'an unknown channel is refused everywhere',
    run: async ({ client }) => [
      await attempt(client.chat.postMessage({ channel: 'C00000000', text: 'x' })),
      await attempt(client.conversations.info({ channel: 'C00000000' })),
      await attempt(client.conversations.members({ channel: 'C00000000' })),
    ],
  },
  {
    name: 'channels are listed and looked up',
    run: async ({ client, channel, person }) => {
      const { channels = [] } = await client.conversations.list({ exclude_archived: true });
      const { channel: one } = await client.conversations.info({ channel });
      const { members = [] } = await client.conversations.members({ channel });
      const isListed = channels.some(({ id }) => id === channel);
      return {
        isListed,
        name: one?.name,
        isArchived: one?.is_archived,
        isIn: members.includes(person),
      };
    },
  },
  {
    name: 'a direct message is opened once',
    run: async ({ client, person }) => {
      const first = await client.conversations.open({ users: person });
      const second = await client.conversations.open({ users: person });
      return { ok: first.ok, isSame: first.channel?.id === second.channel?.id };
    },
  },
  {
    name: 'people are looked up by id and address',
    run: async ({ client, person }) => {
      const { user } = await client.users.info({ user: person });
      const byEmail = await client.users.lookupByEmail({ email: 'ben@northwind.example' });
      const nobody = await attempt(client.users.info({ user: 'U00000000' }));
      const noAddress = await attempt(client.users.lookupByEmail({ email: 'no@example.com' }));
      return { name: user?.name, isSame: byEmail.user?.id === person, nobody, noAddress };
    },
  },
  {
    name: 'a trigger id opens one modal',
    run: async ({ client, trigger }) => {
      const trigger_id = await trigger();
      const opened = await client.views.open({ trigger_id, view: ORDER });
      const again = await attempt(client.views.open({ trigger_id, view: ORDER }));
      const isRoot = opened.view?.root_view_id === opened.view?.id;
      return { type: opened.view?.type, callback: opened.view?.callback_id, isRoot, again };
    },
  },
  {
    name: 'modals stack three high',
    run: async ({ client, trigger }) => {
      const { view } = await client.views.open({ trigger_id: await trigger(), view: ORDER });
      const push = async (on: string | undefined) =>
        client.views.push({ trigger_id: await trigger(on), view: ORDER });
      const second = await push(view?.id);
      const third = await push(second.view?.id);
      const fourth = await attempt(push(third.view?.id));
      return { isOnRoot: third.view?.root_view_id === view?.id, fourth };
    },
  },
  {
    name: 'an old hash conflicts',
    run: async ({ client, trigger }) => {
      const { view } = await client.views.open({ trigger_id: await trigger(), view: ORDER });
      const update = (hash: string | undefined) =>
        client.views.update({ view_id: view?.id ?? '', view: ORDER, ...(hash ? { hash } : {}) });
      await new Promise((resolve) => setTimeout(resolve, 5));
      const updated = await update(view?.hash);
      const old = await attempt(update('1.abc'));
      return { ok: updated.ok, isSame: updated.view?.id === view?.id, old };
    },
  },
  {
    name: 'a Home is published again under the same id',
    run: async ({ client, person }) => {
      const first = await client.views.publish({ user_id: person, view: HOME });
      const second = await client.views.publish({ user_id: person, view: HOME });
      return { type: second.view?.type, isSame: first.view?.id === second.view?.id };
    },
  },
  {
    name: 'a file is uploaded and shared',
    run: async ({ client, channel }) => {
      const uploaded = await client.filesUploadV2({
        channel_id: channel,
        filename: 'figures.csv',
        file: bytes,
        title: 'Figures',
        initial_comment: 'Here',
      });
      const file = uploaded.files[0]?.files?.[0];
      return { ok: uploaded.ok, title: file?.title };
    },
  },
];

describe('the playground and an independent peer answer alike', () => {
  const stops: (() => Promise<void>)[] = [];
  let playground: Peer;
  let emulator: Peer;

  beforeAll(async () => {
    playground = await playgroundPeer(stops);
    emulator = await emulatorPeer(stops);
  });

  afterAll(async () => {
    for (const stop of stops) await stop();
  });

  it.each(STEPS)('$name', async ({ run }) => {
    const theirs = await run(emulator);
    expect(await run(playground)).toEqual(theirs);
  });
});

async function playgroundPeer(stops: (() => Promise<void>)[]): Promise<Peer> {
  const rate = { perSecond: 1, burst: 100 };
  const started = await startPlayground({ port: 0, world: WORLD, time: handClock(), rate });
  stops.push(() => started.stop());
  const client = clientFor(started.apiUrl, started.botToken);
  const trigger = async (view?: string) => started.state.triggers.make('U2', view);
  return { client, channel: 'C1', person: 'U2', trigger };
}

async function emulatorPeer(stops: (() => Promise<void>)[]): Promise<Peer> {
  const app = { app_id: 'A1', bot_id: 'B1', bot_user_id: 'UBOT' };
  const started = await createEmulator({
    service: 'slack',
    port: await freePort(),
    seed: {
      slack: {
        users: [{ name: 'ben', real_name: 'Ben Okafor', email: 'ben@northwind.example' }],
        oauth_apps: [
          { ...app, client_id: '1.2', client_secret: 's', name: 'Desk', redirect_uris: [] },
        ],
        channels: [{ name: 'messaging' }],
        tokens: [{ token: 'xoxb-peer', type: 'bot', user_id: 'UBOT', ...app }],
      },
    },
  });
  stops.push(() => started.close());
  const client = clientFor(`${started.url}/api/`, 'xoxb-peer');
  const { channels = [] } = await client.conversations.list();
  const channel = channels.find(({ name }) => name === 'messaging')?.id ?? '';
  await client.conversations.join({ channel }).catch(() => undefined);
  const { user } = await client.users.lookupByEmail({ email: 'ben@northwind.example' });
  const person = user?.id ?? '';
  const trigger = async (view?: string) => {
    const made = await client.apiCall('views.generateTriggerId', {
      user_id: person,
      ...(view ? { view_id: view } : {}),
    });
    return String(Object(made).trigger_id);
  };
  return { client, channel, person, trigger };
}

function clientFor(slackApiUrl: string, token: string): WebClient {
  return new WebClient(token, { slackApiUrl, retryConfig: { retries: 0 } });
}

/** The name of the refusal; "taken" when there was none. */
async function attempt(calling: Promise<unknown>): Promise<string> {
  try {
    await calling;
    return 'taken';
  } catch (error) {
    return String(Object(error).data?.error ?? error);
  }
}
