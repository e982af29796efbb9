import type { App } from '@slack/bolt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Playground, startPlayground } from '../../src/playground/playground.ts';
import { desk } from './desk.ts';
import { handClock, WORLD } from './world.ts';

describe('a Bolt app over Socket Mode', () => {
  let playground: Playground;
  let app: App;

  beforeAll(async () => {
    playground = await startPlayground({ port: 0, world: WORLD, time: handClock() });
    app = desk(playground);
    await app.start();
    await playground.connected();
  });

  afterAll(async () => {
    await app.stop();
    await playground.stop();
  });

  it('answers a command only to the person who typed it', async () => {
    const seen = await playground.act('anna').command('/desk hello', { in: '#messaging' });
    expect(seen.ephemeral?.text).toBe('You said hello');
    expect(playground.act('ben').screen.messages).toEqual([]);
  });

  it('goes from a command through a modal with an error to a message', async () => {
    const anna = playground.act('anna');
    const opened = await anna.command('/desk order', { in: '#messaging' });
    expect(opened.modal?.title).toBe('Order');
    const required = await anna.submit({ 'How many': 3 });
    expect(required.errors).toEqual({ what: 'Please complete this required field.' });
    const tooMany = await anna.submit({ What: 'pens', 'How many': 11 });
    expect(tooMany.errors).toEqual({ count: 'Ten at most.' });
    const sent = await anna.submit({ What: 'pens', 'How many': 3, Colour: 'Blue' });
    expect(sent.modal).toBeUndefined();
    await anna.sees('Ordered 3 pens in blue');
  });

  it('updates the message whose button was clicked, for everybody', async () => {
    const anna = playground.act('anna');
    const offered = await anna.command('/desk offer', { in: '#messaging' });
    expect(offered.messages[0]?.controls).toEqual(['Take it', 'Order…', 'Never answers']);
    const taken = await playground.act('ben').click('Take it');
    expect(taken.changed[0]?.text).toBe('Taken by <@U2> of T1');
    expect(offered.messages[0]?.message.metadata).toEqual({
      event_type: 'offer',
      event_payload: { id: '1' },
    });
  });

  it('publishes the Home when it is opened', async () => {
    const seen = await playground.act('ben').openHome();
    expect(seen.home?.text).toContain('Welcome home');
  });

  it('is told when a modal that asked for it is closed', async () => {
    const ben = playground.act('ben');
    await ben.click('edit');
    expect((await ben.seesModal('How many')).title).toBe('Order');
    await ben.close();
    await ben.sees('Order given up');
  });

  it('runs a message shortcut into a thread', async () => {
    const anna = playground.act('anna');
    const said = await anna.say('Remember this', { in: '#messaging' });
    const [message] = said.messages;
    if (!message) throw new Error('nothing was said');
    const quoted = await anna.shortcut('Quote this', { on: message });
    expect(quoted.messages[0]?.text).toBe('> Remember this');
    expect(quoted.messages[0]?.threadTs).toBe(message.ts);
  });

  it('offers what the app suggests for an external select', async () => {
    const anna = playground.act('anna');
    const seen = await anna.command('/desk everything', { in: '#messaging' });
    expect(await anna.suggestions('City', 'Be', { on: seen.ephemeral })).toEqual([
      'Berlin',
      'Bern',
    ]);
    const picked = await anna.choose('Pick one', 'Two', { on: seen.ephemeral });
    expect(picked.text).toContain('"selected_option":{"text":{"type":"plain_text","text":"Two"');
  });

  it('can click what stands in a coloured attachment', async () => {
    const anna = playground.act('anna');
    const { client } = app;
    await client.chat.postMessage({
      channel: 'C1',
      text: 'In colour',
      attachments: [
        {
          color: '#2fa36b',
          blocks: [
            {
              type: 'actions',
              elements: [
                { type: 'button', action_id: 'take', text: { type: 'plain_text', text: 'Green' } },
              ],
            },
          ],
        },
      ],
    });
    const taken = await anna.click('Green');
    expect(taken.changed[0]?.text).toContain('Taken by <@U1> of T1');
  });

  it('connects again when it is asked to', async () => {
    playground.refreshConnections();
    await new Promise((resolve) => setTimeout(resolve, 300));
    await playground.connected();
    const seen = await playground.act('anna').command('/desk again', { in: '#messaging' });
    expect(seen.ephemeral?.text).toBe('You said again');
  });
});
