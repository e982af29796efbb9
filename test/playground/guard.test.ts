import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Playground, startPlayground } from '../../src/playground/playground.ts';
import { handClock, WORLD } from './world.ts';

type Visit = {
  readonly who: string;
  readonly path: string;
  readonly origin?: string;
  readonly host?: string;
  readonly site?: string;
  readonly mode?: string;
  readonly status: number;
};

const VISITS: readonly Visit[] = [
  { who: 'the page itself', path: '/page/screen', status: 200 },
  { who: 'its own origin', path: '/page/screen', origin: 'its own', status: 200 },
  { who: 'another origin', path: '/page/screen', origin: 'https://evil.example', status: 403 },
  { who: 'another name for this machine', path: '/page/screen', host: 'evil.example', status: 403 },
  { who: 'a picture on another site', path: '/page/screen', site: 'cross-site', status: 403 },
  { who: 'a link on another site', path: '/', site: 'cross-site', mode: 'navigate', status: 200 },
  { who: 'a web page calling the Web API', path: '/api/auth.test', origin: 'its own', status: 403 },
  { who: 'a program calling the Web API', path: '/api/auth.test', status: 200 },
];

describe('other web sites', () => {
  let playground: Playground;

  beforeAll(async () => {
    playground = await startPlayground({ port: 0, world: WORLD, time: handClock() });
  });

  afterAll(() => playground.stop());

  it.each(VISITS)('$who', async ({ path, origin, host, site, mode, status }) => {
    const own = playground.url.replace(/\/$/, '');
    const headers = {
      ...(origin ? { origin: origin === 'its own' ? own : origin } : {}),
      ...(host ? { host } : {}),
      ...(site ? { 'sec-fetch-site': site } : {}),
      ...(mode ? { 'sec-fetch-mode': mode } : {}),
    };
    expect(await statusOf(`${own}${path}`, headers)).toBe(status);
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
