import type { App } from '@slack/bolt';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PostingRate } from '../../src/playground/api/rate.ts';
import { type Playground, startPlayground } from '../../src/playground/playground.ts';
import { ResponseUrls } from '../../src/playground/state/response-urls.ts';
import { call } from './caller.ts';
import { desk, ORDER } from './desk.ts';
import { handClock, WORLD } from './world.ts';

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('views', () => {
  let playground: Playground;
  const trigger = (view?: string) => playground.state.triggers.make('U1', view);
  const open = (trigger_id: string, view: object = ORDER) =>
    call(playground, 'views.open', { trigger_id, view });

  beforeEach(async () => {
    playground = await startPlayground({ port: 0, world: WORLD, time: handClock() });
    return () => playground.stop();
  });

  it('open once for each trigger id', async () => {
    const once = trigger();
    expect((await open(once)).ok).toBe(true);
    expect((await open(once)).error).toBe('exchanged_trigger_id');
    expect((await open('made-up')).error).toBe('invalid_trigger_id');
  });

  it('do not open three seconds after the click', async () => {
    const late = trigger();
    await sleep(3_100);
    expect((await open(late)).error).toBe('expired_trigger_id');
  });

  it('stack three high and no higher', async () => {
    let { view } = await open(trigger());
    const push = async () => {
      const trigger_id = trigger(String(Object(view).id));
      const pushed = await call(playground, 'views.push', { trigger_id, view: ORDER });
      view = pushed.view ?? view;
      return pushed;
    };
    expect((await push()).ok).toBe(true);
    expect((await push()).ok).toBe(true);
    expect((await push()).error).toBe('push_limit_reached');
    expect(playground.act('anna').screen.depth).toBe(3);
  });

  it('are not updated by somebody who saw an older one', async () => {
    const { view } = await open(trigger());
    const { id: view_id, hash } = Object(view);
    const update = (body: object) =>
      call(playground, 'views.update', { view_id, view: ORDER, ...body });
    expect((await update({ hash })).ok).toBe(true);
    expect((await update({ hash })).error).toBe('hash_conflict');
    expect((await update({})).ok).toBe(true);
  });

  it('of the Home are not published by somebody who saw an older one', async () => {
    const home = { type: 'home', blocks: [{ type: 'divider' }] };
    const publish = (body: object) =>
      call(playground, 'views.publish', { user_id: 'U1', view: home, ...body });
    const { view } = await publish({});
    const { hash } = Object(view);
    expect((await publish({ hash })).ok).toBe(true);
    expect((await publish({ hash })).error).toBe('hash_conflict');
  });

  it('share no external id', async () => {
    const named = { ...ORDER, external_id: 'one' };
    const { view } = await open(trigger(), named);
    const trigger_id = trigger(String(Object(view).id));
    const pushed = await call(playground, 'views.push', { trigger_id, view: named });
    expect(pushed.error).toBe('duplicate_external_id');
  });

  it('are refused with the place of every mistake', async () => {
    const title = { type: 'plain_text', text: 'A title that is longer than twenty-four' };
    const refused = await open(trigger(), { ...ORDER, title });
    expect(refused).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: {
        messages: ['[ERROR] must be less than 25 characters [json-pointer:/view/title/text]'],
      },
    });
  });
});

describe('posting', () => {
  it('is one message a second in a channel after a burst of three', () => {
    let now = 0;
    const rate = new PostingRate(undefined, () => now);
    const waits = (count: number) => Array.from({ length: count }, () => rate.secondsToWait('C1'));
    expect(waits(5)).toEqual([0, 0, 0, 1, 1]);
    now = 999;
    expect(waits(1)).toEqual([1]);
    now = 1_000;
    expect(waits(2)).toEqual([0, 1]);
    now = 60_000;
    expect(waits(4)).toEqual([0, 0, 0, 1]);
  });

  it('too fast is refused with 429 and when to try again, in that channel only', async () => {
    const rate = { perSecond: 0.01, burst: 2 };
    const playground = await startPlayground({ port: 0, world: WORLD, time: handClock(), rate });
    const post = (channel: string) => call(playground, 'chat.postMessage', { channel, text: 'x' });
    const inOne = [await post('C1'), await post('#messaging'), await post('C1')];
    expect(inOne.map(({ ok, error }) => (ok ? 'ok' : error))).toEqual(['ok', 'ok', 'ratelimited']);
    expect((await post('C2')).ok).toBe(true);
    const response = await fetch(`${playground.apiUrl}chat.postMessage`, {
      method: 'POST',
      body: new URLSearchParams({ token: playground.botToken, channel: 'C1', text: 'x' }),
    });
    expect(response.status).toBe(429);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    await playground.stop();
  });
});

describe('a response_url', () => {
  it('works five times', () => {
    const urls = new ResponseUrls();
    const secret = urls.make({ channel: 'C1', user: 'U1' });
    for (let use = 0; use < 5; use += 1) expect(urls.use(secret).user).toBe('U1');
    expect(() => urls.use(secret)).toThrow('used_url');
    expect(() => urls.use('made-up')).toThrow('no_such_url');
  });

  it('works for thirty minutes', () => {
    let now = 0;
    const urls = new ResponseUrls(() => now);
    const secret = urls.make({ channel: 'C1', user: 'U1' });
    now = 30 * 60_000;
    expect(urls.use(secret).user).toBe('U1');
    now += 1;
    expect(() => urls.use(secret)).toThrow('expired_url');
  });

  it('refuses what a message would refuse', async () => {
    const playground = await startPlayground({ port: 0, world: WORLD, time: handClock() });
    const secret = playground.state.responseUrls.make({ channel: 'C1', user: 'U1' });
    const response = await fetch(`${playground.url}response/${secret}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ blocks: [{ type: 'header', text: { type: 'mrkdwn', text: 'x' } }] }),
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ ok: false, error: 'invalid_blocks' });
    await playground.stop();
  });
});

describe('an app that does not answer', () => {
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

  it('leaves the person with the failure of Slack after three seconds', async () => {
    const seen = await playground.act('anna').command('/desk mute', { in: '#messaging' });
    expect(seen.failure).toBe('/desk failed with the error “operation_timeout”');
    expect(seen.ephemeral).toMatchObject({ text: seen.failure, author: 'Slackbot' });
  });

  it('leaves a warning beside a button', async () => {
    const ben = playground.act('ben');
    await playground.act('anna').command('/desk offer', { in: '#messaging' });
    const seen = await ben.click('Never answers');
    expect(seen.failure).toContain('not responding');
    expect(ben.screen.warnings).toEqual([seen.failure]);
  });
});

describe('an app that is not connected', () => {
  it('leaves the person with a failure at once', async () => {
    const playground = await startPlayground({ port: 0, world: WORLD, time: handClock() });
    const seen = await playground.act('anna').command('/desk order', { in: '#messaging' });
    expect(seen.failure).toBe('/desk failed with the error “dispatch_failed”');
    await playground.stop();
  });
});

describe('a person of another company', () => {
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

  it('cannot use the command, and is told so by Slack', async () => {
    const before = playground.state.wire.entries.length;
    const seen = await playground.act('carla').command('/desk order', { in: '#acme' });
    expect(seen.failure).toContain('/desk is not a valid command.');
    expect(playground.state.wire.entries.length).toBe(before);
  });

  it('can click what is posted in the shared channel, as somebody of their own team', async () => {
    await playground.act('anna').command('/desk offer', { in: '#acme' });
    const seen = await playground.act('carla').click('Take it');
    expect(seen.changed[0]?.text).toBe('Taken by <@U9> of T2');
  });

  it('sees shared channels only', async () => {
    await playground.act('anna').say('internal', { in: '#messaging' });
    const texts = playground.act('carla').screen.messages.map(({ text }) => text);
    expect(texts).not.toContain('internal');
    await expect(playground.act('carla').shortcut('order')).rejects.toThrow('shortcut_not_found');
  });
});

describe('a call that goes wrong on purpose', () => {
  let playground: Playground;
  const post = () => call(playground, 'chat.postMessage', { channel: 'C1', text: 'x' });
  const count = () => playground.state.messages.all.length;

  beforeEach(async () => {
    playground = await startPlayground({ port: 0, world: WORLD, time: handClock() });
    return () => playground.stop();
  });

  it('is refused by name, as often as asked', async () => {
    playground.fail('chat.postMessage', { kind: 'error', error: 'fatal_error' }, 2);
    const answers = [await post(), await post(), await post()];
    expect(answers.map(({ error }) => error)).toEqual(['fatal_error', 'fatal_error', undefined]);
    expect(count()).toBe(1);
  });

  it.each([
    [{ kind: 'status', status: 503 } as const, 503, null],
    [{ kind: 'rate-limited', retryAfterSeconds: 7 } as const, 429, '7'],
  ])('%j answers with its status', async (fault, status, retryAfter) => {
    playground.fail('*', fault);
    const response = await fetch(`${playground.apiUrl}auth.test`, { method: 'POST' });
    expect(response.status).toBe(status);
    expect(response.headers.get('retry-after')).toBe(retryAfter);
  });

  it('is cut before it is taken, or after', async () => {
    playground.fail('chat.postMessage', { kind: 'cut', when: 'before' });
    await expect(post()).rejects.toThrow();
    expect(count()).toBe(0);
    playground.fail('chat.postMessage', { kind: 'cut', when: 'after' });
    await expect(post()).rejects.toThrow();
    expect(count()).toBe(1);
  });

  it('hangs until the caller gives up', async () => {
    playground.fail('auth.test', { kind: 'hang' });
    const signal = AbortSignal.timeout(200);
    await expect(
      fetch(`${playground.apiUrl}auth.test`, { method: 'POST', signal }),
    ).rejects.toThrow();
    expect((await call(playground, 'auth.test')).ok).toBe(true);
  });
});
