import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Playground, startPlayground } from '../../src/playground/playground.ts';
import { answerOf, call } from './caller.ts';
import { handClock, MONDAY, WORLD } from './world.ts';

let playground: Playground;

beforeAll(async () => {
  const rate = { perSecond: 1, burst: 1000 };
  playground = await startPlayground({ port: 0, world: WORLD, time: handClock(), rate });
});

afterAll(() => playground.stop());

describe('who may call', () => {
  it.each([
    ['no token', {}, 'not_authed'],
    ['a wrong token', { authorization: 'Bearer xoxb-other' }, 'invalid_auth'],
    ['the app token', { authorization: 'Bearer xapp-playground' }, 'not_allowed_token_type'],
  ])('is refused with %s', async (_, headers, error) => {
    const response = await fetch(`${playground.apiUrl}auth.test`, { method: 'POST', headers });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ ok: false, error });
  });

  it('is told who the bot is', async () => {
    expect(await call(playground, 'auth.test')).toMatchObject({
      ok: true,
      team_id: 'T1',
      user_id: 'UBOT',
      bot_id: 'B1',
    });
  });

  it('gets a web socket address for the app token', async () => {
    const response = await fetch(`${playground.apiUrl}apps.connections.open`, {
      method: 'POST',
      headers: { authorization: 'Bearer xapp-playground' },
    });
    expect((await answerOf(response)).url).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/socket/);
  });
});

describe('a refusal', () => {
  it.each([
    ['no.such.method', {}, 'unknown_method'],
    ['chat.postMessage', { channel: 'C1' }, 'no_text'],
    ['chat.postMessage', { text: 'x' }, 'channel_not_found'],
    ['chat.postMessage', { channel: 'C0', text: 'x' }, 'channel_not_found'],
    ['chat.postMessage', { channel: 'C3', text: 'x' }, 'not_in_channel'],
    ['chat.postMessage', { channel: 'C4', text: 'x' }, 'is_archived'],
    ['chat.postMessage', { channel: 'C5', text: 'x' }, 'channel_not_found'],
    ['chat.postMessage', { channel: 'C1', text: 'x'.repeat(40_001) }, 'msg_too_long'],
    ['chat.postMessage', { channel: 'C1', blocks: {} }, 'invalid_blocks_format'],
    ['chat.postMessage', { channel: 'C1', blocks: [{ type: 'no' }] }, 'invalid_blocks'],
    ['chat.postMessage', { channel: 'C1', text: 'x', thread_ts: '1.1' }, 'thread_not_found'],
    ['chat.postMessage', { channel: 'C1', text: 'x', metadata: '[' }, 'invalid_metadata_format'],
    ['chat.postMessage', { channel: 'C1', text: 'x', metadata: {} }, 'invalid_metadata_schema'],
    ['chat.postEphemeral', { channel: 'C1', user: 'U0', text: 'x' }, 'user_not_found'],
    ['chat.postEphemeral', { channel: 'C1', user: 'U9', text: 'x' }, 'user_not_in_channel'],
    ['chat.update', { channel: 'C1', ts: '1.1', text: 'x' }, 'message_not_found'],
    ['chat.delete', { channel: 'C1', ts: '1.1' }, 'message_not_found'],
    ['chat.getPermalink', { channel: 'C1', message_ts: '1.1' }, 'message_not_found'],
    ['conversations.info', { channel: 'C5' }, 'channel_not_found'],
    ['conversations.open', {}, 'users_list_not_supplied'],
    ['conversations.open', { users: 'U0' }, 'user_not_found'],
    ['conversations.list', { cursor: 'nonsense' }, 'invalid_cursor'],
    ['users.info', { user: 'U0' }, 'user_not_found'],
    ['users.lookupByEmail', { email: 'nobody@example.com' }, 'users_not_found'],
    ['views.open', { trigger_id: 'x', view: {} }, 'invalid_arguments'],
    ['views.update', { view_id: 'V0', view: home('modal') }, 'not_found'],
    ['views.publish', { user_id: 'U0', view: home('home') }, 'user_not_found'],
    ['views.publish', { user_id: 'U1', view: home('modal') }, 'invalid_arguments'],
    ['files.completeUploadExternal', { files: [{ id: 'F0' }] }, 'file_not_found'],
    ['files.getUploadURLExternal', { filename: 'x' }, 'invalid_arguments'],
  ])('of %s %j is named %s', async (method, body, error) => {
    expect(await call(playground, method, body)).toMatchObject({ ok: false, error });
  });
});

describe('messages', () => {
  it('keep their text, blocks, thread and metadata, and carry the time of the playground', async () => {
    const metadata = { event_type: 'kept', event_payload: { id: '7' } };
    const posted = await call(playground, 'chat.postMessage', {
      channel: '#messaging',
      text: 'one',
      metadata,
    });
    expect(posted.channel).toBe('C1');
    expect(Number(posted.ts)).toBeGreaterThanOrEqual(MONDAY / 1000);
    expect(Number(posted.ts)).toBeLessThan(MONDAY / 1000 + 1);
    const reply = await call(playground, 'chat.postMessage', {
      channel: 'C1',
      text: 'two',
      thread_ts: posted.ts,
    });
    expect(reply.message).toMatchObject({ thread_ts: posted.ts, bot_id: 'B1', app_id: 'A1' });
    const kept = playground.state.messages.find('C1', String(posted.ts));
    expect(kept?.metadata).toEqual(metadata);
  });

  it('are read from a form as from JSON', async () => {
    const blocks = JSON.stringify([{ type: 'divider' }]);
    const response = await fetch(`${playground.apiUrl}chat.postMessage`, {
      method: 'POST',
      body: new URLSearchParams({ token: 'xoxb-playground', channel: 'C1', text: 'form', blocks }),
    });
    const { message } = await answerOf(response);
    expect(message).toMatchObject({ text: 'form', blocks: [{ type: 'divider' }] });
    expect(Object(message).blocks[0].block_id).toBeTruthy();
  });

  it('are read from a multipart form too', async () => {
    const body = new FormData();
    body.set('token', 'xoxb-playground');
    body.set('channel', 'C1');
    body.set('text', 'parts');
    const response = await fetch(`${playground.apiUrl}chat.postMessage`, { method: 'POST', body });
    expect((await answerOf(response)).message).toMatchObject({ text: 'parts' });
  });

  it('to a person go to the direct message with them', async () => {
    const posted = await call(playground, 'chat.postMessage', { channel: 'U1', text: 'psst' });
    const opened = await call(playground, 'conversations.open', { users: 'U1' });
    expect(opened.channel).toEqual({ id: posted.channel });
    expect(playground.act('anna').screen.messages.at(-1)?.text).toBe('psst');
    expect(playground.act('ben').screen.messages.map(({ text }) => text)).not.toContain('psst');
  });

  it('of somebody else cannot be changed or removed', async () => {
    await playground.act('anna').say('mine', { in: '#messaging' });
    const ts = playground.state.messages.all.at(-1)?.ts;
    const change = { channel: 'C1', ts, text: 'yours' };
    expect((await call(playground, 'chat.update', change)).error).toBe('cant_update_message');
    expect((await call(playground, 'chat.delete', change)).error).toBe('cant_delete_message');
  });

  it('keep their blocks when only the text is updated', async () => {
    const blocks = [{ type: 'header', text: { type: 'plain_text', text: 'Title' } }];
    const { ts } = await call(playground, 'chat.postMessage', { channel: 'C1', text: 'a', blocks });
    const updated = await call(playground, 'chat.update', { channel: 'C1', ts, text: 'b' });
    expect(updated.message).toMatchObject({ text: 'b', blocks, edited: {} });
    await call(playground, 'chat.update', { channel: 'C1', ts, text: 'c', blocks: [] });
    expect(playground.state.messages.find('C1', String(ts))?.blocks).toEqual([]);
  });

  it('keep the buttons that stay while the words around them change', async () => {
    const button = { type: 'button', text: { type: 'plain_text', text: 'Yes' }, action_id: 'yes' };
    const words = (text: string) => ({ type: 'section', text: { type: 'plain_text', text } });
    const row = { type: 'actions', elements: [button] };
    const before = { channel: 'C1', text: 'a', blocks: [words('one'), row, row] };
    const { ts } = await call(playground, 'chat.postMessage', before);
    const named = () => {
      const blocks = playground.state.messages.find('C1', String(ts))?.blocks ?? [];
      return blocks.map(({ block_id }) => block_id);
    };
    const [first, ...rows] = named();
    const after = { channel: 'C1', ts, text: 'b', blocks: [words('two'), words('more'), row, row] };
    await call(playground, 'chat.update', after);
    expect(named().slice(2)).toEqual(rows);
    expect(new Set([first, ...named()]).size).toBe(5);
  });

  it('have an address of their own and can be removed', async () => {
    const { ts } = await call(playground, 'chat.postMessage', { channel: 'C1', text: 'gone' });
    const { permalink } = await call(playground, 'chat.getPermalink', {
      channel: 'C1',
      message_ts: ts,
    });
    expect(permalink).toBe(
      `https://northwind.slack.com/archives/C1/p${String(ts).replace('.', '')}`,
    );
    await call(playground, 'chat.delete', { channel: 'C1', ts });
    expect(playground.state.messages.find('C1', String(ts))).toBeUndefined();
  });

  it('that are ephemeral are seen by one person only', async () => {
    const posted = await call(playground, 'chat.postEphemeral', {
      channel: 'C1',
      user: 'U2',
      text: 'only Ben',
    });
    expect(posted.message_ts).toBeTruthy();
    expect(playground.act('ben').screen.messages.at(-1)).toMatchObject({
      text: 'only Ben',
      isEphemeral: true,
    });
    expect(playground.act('anna').screen.messages.map(({ text }) => text)).not.toContain(
      'only Ben',
    );
  });
});

describe('lists', () => {
  it('of channels name what the bot may know, page by page', async () => {
    const first = await call(playground, 'conversations.list', { limit: 2 });
    const { next_cursor } = Object(first.response_metadata);
    expect(ids(first.channels)).toEqual(['C1', 'C2']);
    const second = await call(playground, 'conversations.list', { limit: 2, cursor: next_cursor });
    expect(ids(second.channels)).toEqual(['C3', 'C4']);
    expect(second.response_metadata).toEqual({ next_cursor: '' });
  });

  it('leave archived channels out when asked to', async () => {
    const { channels } = await call(playground, 'conversations.list', { exclude_archived: true });
    expect(ids(channels)).not.toContain('C4');
  });

  it('of people give zones, teams and addresses', async () => {
    const { members } = await call(playground, 'users.list');
    expect(ids(members)).toEqual(['U1', 'U2', 'U9', 'UBOT']);
    expect(members).toContainEqual(
      expect.objectContaining({
        id: 'U9',
        team_id: 'T2',
        tz: 'America/New_York',
        tz_offset: -18_000,
      }),
    );
  });

  it('find a person by e-mail address', async () => {
    const { user } = await call(playground, 'users.lookupByEmail', {
      email: 'Ben@northwind.example',
    });
    expect(user).toMatchObject({ id: 'U2', real_name: 'Ben Okafor' });
  });

  it('give the members of a channel and of a user group', async () => {
    const { members } = await call(playground, 'conversations.members', { channel: 'C2' });
    expect(members).toEqual(['U1', 'U9', 'UBOT']);
    const { usergroups } = await call(playground, 'usergroups.list', { include_users: true });
    expect(usergroups).toMatchObject([{ id: 'S1', handle: 'oncall', users: ['U2'] }]);
  });

  it('say which channel is shared with another company', async () => {
    const { channel } = await call(playground, 'conversations.info', { channel: 'C2' });
    expect(channel).toMatchObject({ is_ext_shared: true, is_member: true, is_archived: false });
  });
});

describe('files', () => {
  it('are announced, uploaded and shared, and keep their bytes', async () => {
    const bytes = new Uint8Array([137, 80, 78, 71]);
    const { upload_url, file_id } = await call(playground, 'files.getUploadURLExternal', {
      filename: 'chart.png',
      length: 4,
      alt_txt: 'A chart',
    });
    await fetch(String(upload_url), { method: 'POST', body: bytes });
    const done = await call(playground, 'files.completeUploadExternal', {
      files: [{ id: file_id, title: 'Attainment' }],
      channel_id: 'C1',
      initial_comment: 'Here it is',
    });
    expect(done.files).toMatchObject([{ id: file_id, title: 'Attainment', mimetype: 'image/png' }]);
    const message = playground.state.messages.all.at(-1);
    expect(message).toMatchObject({ text: 'Here it is', files: [file_id] });
    const address = String(Object(Array.isArray(done.files) && done.files[0]).url_private);
    const shown = await fetch(address);
    expect(shown.headers.get('content-type')).toBe('image/png');
    expect(new Uint8Array(await shown.arrayBuffer())).toEqual(bytes);
  });

  it('that were not uploaded, or not wholly, cannot be shared', async () => {
    const { upload_url, file_id } = await call(playground, 'files.getUploadURLExternal', {
      filename: 'half.png',
      length: 4,
    });
    const sent = await fetch(String(upload_url), { method: 'POST', body: 'ab' });
    expect(sent.status).toBe(400);
    const done = await call(playground, 'files.completeUploadExternal', {
      files: [{ id: file_id }],
    });
    expect(done.error).toBe('file_not_found');
  });
});

function ids(items: unknown): readonly string[] {
  return Array.isArray(items) ? items.map((item) => String(Object(item).id)) : [];
}

function home(type: 'home' | 'modal') {
  const title = { type: 'plain_text', text: 'Title' };
  return { type, blocks: [{ type: 'divider' }], ...(type === 'modal' ? { title } : {}) };
}
