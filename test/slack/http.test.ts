import { createHmac, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import pino from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSlackApp, type SlackApp } from '../../src/slack/app.ts';
import { type Office, openOffice } from './bot.ts';

const SECRET = 'a-signing-secret-for-tests';

let office: Office;
let app: SlackApp;
let url: string;
const log: string[] = [];

beforeAll(async () => {
  office = await openOffice();
  app = createSlackApp({
    connection: {
      mode: 'http',
      botToken: office.slack.botToken,
      signingSecret: SECRET,
      apiUrl: office.slack.apiUrl,
      port: 0,
    },
    routes: [
      {
        path: '/healthz',
        method: 'GET',
        handler: (_request, response) => void response.writeHead(200).end('ok'),
      },
    ],
    contextOf: office.contextOf,
    log: pino({ level: 'info' }, { write: (line: string) => void log.push(line) }),
  });
  const { port } = await app.start();
  url = `http://127.0.0.1:${port}`;
});

afterAll(async () => {
  await app.stop();
  await office.close();
});

beforeEach(() => {
  log.length = 0;
});

/** `/sla <text>` as Slack sends it; the trigger makes each one different. */
function typed(text: string): string {
  return new URLSearchParams({
    command: '/sla',
    text,
    user_id: 'U0ANNA',
    team_id: 'T0NORTH',
    channel_id: 'C0MESSAGING',
    response_url: `${office.slack.url}response/nowhere`,
    trigger_id: randomBytes(8).toString('hex'),
  }).toString();
}

function sign(body: string, at = Date.now()): Record<string, string> {
  const timestamp = String(Math.floor(at / 1000));
  const hash = createHmac('sha256', SECRET).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${hash}` };
}

function send(body: string, headers: Record<string, string>): Promise<Response> {
  return fetch(`${url}/slack/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body,
  });
}

describe('over HTTP', () => {
  it('acknowledges a correctly signed command with an empty body', async () => {
    const body = typed('status email');
    const response = await send(body, sign(body));
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
  });

  it('acknowledges fifty commands that arrive at once', async () => {
    const bodies = Array.from({ length: 50 }, () => typed('status email'));
    const responses = await Promise.all(bodies.map((body) => send(body, sign(body))));
    expect(responses.map(({ status }) => status)).toEqual(bodies.map(() => 200));
  });

  it.each([
    ['a wrong signature', (body: string) => sign(`${body}x`)],
    ['no signature', () => ({})],
    ['a timestamp of 6 minutes ago', (body: string) => sign(body, Date.now() - 6 * 60_000)],
    ['a timestamp in 6 minutes', (body: string) => sign(body, Date.now() + 6 * 60_000)],
  ])('refuses %s and logs it without its content', async (_what, signed) => {
    const body = typed('status secret-customer');
    const response = await send(body, signed(body));
    expect(response.status).toBe(401);
    expect(log.join('')).toContain('refused');
    expect(log.join('')).not.toContain('secret-customer');
  });

  it.each(['/slack/events', '//slack/events', '/slack/./events', '/x/../slack/events?y', '/Slack'])(
    'refuses what is posted to %s without a signature',
    async (path) => {
      const { port } = new URL(url);
      const asked = request({ port, path, method: 'POST' });
      asked.end(typed('forged-by-somebody'));
      const [response] = await once(asked, 'response');
      response.resume();
      expect(response.statusCode).toBe(401);
    },
  );

  it('answers in the channel when the address for the answer has expired', async () => {
    const anna = office.slack.act('U0ANNA');
    const body = typed('help agreements');
    expect((await send(body, sign(body))).status).toBe(200);
    const seen = await anna.sees('/sla agreements [words]', 20_000);
    expect(seen.isEphemeral).toBe(true);
  });

  it('refuses the same request a second time', async () => {
    const body = typed('help');
    const signed = sign(body);
    expect((await send(body, signed)).status).toBe(200);
    expect((await send(body, signed)).status).toBe(401);
    expect(log.join('')).toContain('received before');
  });

  it('does once what arrives several times, signed anew each time', async () => {
    const anna = office.slack.act('U0ANNA');
    const body = typed('help outages');
    for (const seconds of [0, 1, 2, 3, 4]) {
      expect((await send(body, sign(body, Date.now() - seconds * 1000))).status).toBe(200);
    }
    await anna.sees('/sla outage', 20_000);
    const next = typed('help forecast');
    await send(next, sign(next));
    await anna.sees('/sla forecast', 20_000);
    const told = office.slack.state.messages.all.filter(({ text }) => text.includes('/sla outage'));
    expect(told).toHaveLength(1);
  });

  it('does nothing while nobody can know whether it was heard elsewhere, and says so', async () => {
    const anna = office.slack.act('U0ANNA');
    await office.database.sql('ALTER TABLE "HeardRequest" RENAME TO "HeardElsewhere"');
    const body = typed('outage start email "Gone" p2 --tell');
    await send(body, sign(body));
    await anna.sees('Something went wrong on our side', 20_000);
    await office.database.sql('ALTER TABLE "HeardElsewhere" RENAME TO "HeardRequest"');
    expect(await office.database.sql('SELECT id FROM "DeclaredOutage"')).toEqual([]);
  });

  it('refuses a body over the limit, also without a length', async () => {
    const body = `text=${'x'.repeat(1024 * 1024)}`;
    expect((await send(body, sign(body))).status).toBe(413);
    const chunked = await fetch(`${url}/slack/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...sign(body) },
      body: new Blob([body]).stream(),
      duplex: 'half',
    }).then(
      ({ status }) => status,
      () => 'closed',
    );
    expect([413, 'closed']).toContain(chunked);
    expect(log.join('')).toContain('its body is too long');
    expect(log.join('')).not.toContain('xxx');
  });

  it('answers Slack’s question whether the address is ours, when it is signed', async () => {
    const body = JSON.stringify({ type: 'url_verification', challenge: 'are-you-there' });
    const json = { 'content-type': 'application/json' };
    const response = await send(body, { ...sign(body), ...json });
    expect(await response.json()).toEqual({ challenge: 'are-you-there' });
  });

  it('lets Slack look at its certificate without a signature, and does nothing else', async () => {
    const anna = office.slack.act('U0ANNA');
    const response = await send(`ssl_check=1&${typed('forged-by-somebody')}`, {});
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
    await expect(anna.sees('forged-by-somebody', 500)).rejects.toThrow();
  });

  it('serves the routes of the bot beside Slack’s path', async () => {
    expect(await (await fetch(`${url}/healthz`)).text()).toBe('ok');
    expect((await fetch(`${url}/nowhere`)).status).toBe(404);
  });
});
