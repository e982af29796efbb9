import type { App } from '@slack/bolt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Playground, startPlayground } from '../../src/playground/playground.ts';
import { desk } from './desk.ts';
import { freePort } from './free-port.ts';
import { handClock, WORLD } from './world.ts';

const signingSecret = 'a-signing-secret';

describe('a Bolt app over signed HTTP', () => {
  let playground: Playground;
  let app: App;

  beforeAll(async () => {
    const port = await freePort();
    playground = await startPlayground({
      port: 0,
      world: WORLD,
      time: handClock(),
      delivery: { kind: 'http', url: `http://127.0.0.1:${port}/slack/events`, signingSecret },
    });
    const { apiUrl, botToken } = playground;
    app = desk({ apiUrl, botToken, signingSecret });
    await app.start({ port, host: '127.0.0.1' });
  });

  afterAll(async () => {
    await app.stop();
    await playground.stop();
  });

  it('goes from a command through a modal with an error to a message', async () => {
    const anna = playground.act('anna');
    const opened = await anna.command('/desk order', { in: '#messaging' });
    expect(opened.modal?.title).toBe('Order');
    const tooMany = await anna.submit({ What: 'pens', 'How many': 11 });
    expect(tooMany.errors).toEqual({ count: 'Ten at most.' });
    await anna.submit({ What: 'pens', 'How many': 2 });
    await anna.sees('Ordered 2 pens in any colour');
  });

  it('updates a message, publishes a Home, and suggests options', async () => {
    const ben = playground.act('ben');
    await ben.command('/desk offer', { in: '#messaging' });
    expect((await ben.click('Take it')).changed[0]?.text).toBe('Taken by <@U2> of T1');
    expect((await ben.openHome()).home?.text).toContain('Welcome home');
    const seen = await ben.command('/desk everything', { in: '#messaging' });
    expect(await ben.suggestions('City', 'Bo', { on: seen.ephemeral })).toEqual(['Bonn']);
  });

  it('fails the command when the app answers with an error', async () => {
    const seen = await playground.act('anna').command('/desk mute', { in: '#messaging' });
    expect(seen.failure).toMatch(/^\/desk failed with the error “/);
  });
});
