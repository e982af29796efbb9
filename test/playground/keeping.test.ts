import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { startPlayground } from '../../src/playground/playground.ts';
import { call } from './caller.ts';
import { handClock, WORLD } from './world.ts';

const folder = mkdtempSync(join(tmpdir(), 'playground-'));

afterAll(() => rmSync(folder, { recursive: true }));

const start = (file: string) =>
  startPlayground({ port: 0, world: WORLD, time: handClock(), keepIn: join(folder, file) });

describe('conversations', () => {
  it('are still there after a restart, and can still be updated', async () => {
    const before = await start('talk.json');
    const { ts } = await call(before, 'chat.postMessage', { channel: 'C1', text: 'kept' });
    const direct = await call(before, 'chat.postMessage', { channel: 'U1', text: 'psst' });
    const { upload_url, file_id } = await call(before, 'files.getUploadURLExternal', {
      filename: 'a.csv',
      length: 3,
    });
    await fetch(String(upload_url), { method: 'POST', body: 'a,b' });
    await call(before, 'files.completeUploadExternal', {
      files: [{ id: file_id }],
      channel_id: 'C1',
    });
    await before.act('anna').invite('#lobby');
    await before.stop();

    const after = await start('talk.json');
    const updated = await call(after, 'chat.update', {
      channel: 'C1',
      ts,
      text: 'kept and changed',
    });
    expect(updated.ok).toBe(true);
    const texts = after.act('anna').screen.messages.map(({ text }) => text);
    const joined = '<@UBOT> was added to this channel by <@U1>.';
    expect(texts).toEqual(['kept and changed', 'psst', '', joined]);
    const again = await call(after, 'conversations.open', { users: 'U1' });
    expect(again.channel).toEqual({ id: direct.channel });
    const file = await fetch(`${after.url}files/${file_id}/a.csv`);
    expect(await file.text()).toBe('a,b');
    expect((await call(after, 'chat.postMessage', { channel: 'C3', text: 'x' })).ok).toBe(true);
    const stamps = after.state.messages.all.map((message) => message.ts);
    expect(new Set(stamps).size).toBe(stamps.length);
    await after.stop();
  });

  it('start empty when the file cannot be read', async () => {
    writeFileSync(join(folder, 'broken.json'), '{"version":1,"messages":[{"ts":7}');
    const playground = await start('broken.json');
    expect(playground.act('anna').screen.messages).toEqual([]);
    await playground.stop();
  });
});
