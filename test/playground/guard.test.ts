import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Playground, startPlayground } from '../../src/playground/playground.ts';
import { handClock, WORLD } from './world.ts';

describe('other web sites', () => {
  let playground: Playground;

  beforeAll(async () => {
    playground = await startPlayground({ port: 0, world: WORLD, time: handClock() });
  });

  afterAll(() => playground.stop());

  it.each([
    ['the page itself', '/page/screen', {}, 200],
    ['its own origin', '/page/screen', { origin: 'OWN' }, 200],
    ['another origin', '/page/screen', { origin: 'https://evil.example' }, 403],
    ['another name for this machine', '/page/screen', { host: 'evil.example' }, 403],
    ['a link from another site', '/page/screen', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a web page calling the Web API', '/api/auth.test', { origin: 'OWN' }, 403],
    ['a program calling the Web API', '/api/auth.test', {}, 200],
  ])('%s', async (_, path, headers, status) => {
    const own = playground.url.replace(/\/$/, '');
    const sent = Object.entries(headers).map(([key, value]) => [
      key,
      value === 'OWN' ? own : value,
    ]);
    expect(await statusOf(`${own}${path}`, Object.fromEntries(sent))).toBe(status);
  });

  it('cannot make the page act with a form', async () => {
    const response = await fetch(`${playground.url}page/act`, {
      method: 'POST',
      body: new URLSearchParams({ verb: 'home' }),
    });
    expect(response.status).toBe(409);
  });

  it('cannot reach beyond the files of the page', async () => {
    expect(await statusOf(`${playground.url}assets/..%2f..%2fpackage.json`, {})).toBe(404);
    expect(await statusOf(`${playground.url}files/F0/x`, {})).toBe(404);
  });
});

function statusOf(url: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    request(url, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}
