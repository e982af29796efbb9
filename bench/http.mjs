// How soon `/sla status email` is acknowledged over HTTP with 50 in flight: `node bench/http.mjs`, after a build.
// The bot runs on the demo company in memory; the requests come from a thread of their own.
import { createHmac, randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

const IN_FLIGHT = 50;
const ROUNDS = 6;
const PAUSE_MS = 8_000;
const SECRET = 'bench-signing-secret';

if (isMainThread) await serve();
else await ask(workerData);

async function serve() {
  const { openBot } = await import('../dist/bot.js');
  const { demoWorld } = await import('../dist/demo/world.js');
  const { DEMO_START } = await import('../dist/demo/demo-start.js');
  const { seedDemo } = await import('../dist/demo/seed.js');
  const { startPlayground } = await import('../dist/playground/playground.js');
  const { default: pino } = await import('pino');
  const now = () => DEMO_START;
  const playground = await startPlayground({
    ...{ port: 0, world: demoWorld, time: { now, advanceTo: () => undefined } },
    rate: { perSecond: 1_000, burst: 1_000 },
  });
  const { botToken, apiUrl, url } = playground;
  const bot = await openBot({
    config: { dataDir: 'memory://', port: 0, roles: ['web'], logLevel: 'silent' },
    slack: { mode: 'http', botToken, signingSecret: SECRET, apiUrl },
    ...{ now, log: pino({ level: 'silent' }) },
  });
  await seedDemo(bot.contextOf({ kind: 'cli' }));
  const { port } = await bot.start();
  const asker = new Worker(new URL(import.meta.url), { workerData: { port, url } });
  asker.on('message', (result) => console.log(JSON.stringify(result)));
  await new Promise((resolve) => asker.once('exit', resolve));
  await bot.stop();
  await playground.stop();
}

async function ask({ port, url }) {
  const agent = new Agent({ keepAlive: true, maxSockets: IN_FLIGHT });
  const milliseconds = [];
  for (let round = 0; round < ROUNDS; round++) {
    const answers = await Promise.all(
      Array.from({ length: IN_FLIGHT }, () => type({ port, url, agent })),
    );
    // The first round opens the connections and warms the code up.
    if (round > 0) milliseconds.push(...answers);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  agent.destroy();
  milliseconds.sort((a, b) => a - b);
  const at = (share) => Number(milliseconds[Math.ceil(milliseconds.length * share) - 1].toFixed(1));
  parentPort.postMessage({
    ...{ requests: milliseconds.length, inFlight: IN_FLIGHT },
    ...{ medianMs: at(0.5), p95Ms: at(0.95), slowestMs: at(1) },
  });
}

function type({ port, url, agent }) {
  const body = new URLSearchParams({
    ...{ command: '/sla', text: 'status email', trigger_id: randomUUID() },
    ...{ user_id: 'U0ANNA', team_id: 'T0NORTH', channel_id: 'C0MESSAGING' },
    response_url: `${url}response/none`,
  }).toString();
  const timestamp = String(Math.floor(Date.now() / 1000));
  const digest = createHmac('sha256', SECRET).update(`v0:${timestamp}:${body}`).digest('hex');
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': Buffer.byteLength(body),
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': `v0=${digest}`,
  };
  const start = performance.now();
  return new Promise((resolve, reject) => {
    const sent = request({ port, agent, headers, method: 'POST', path: '/slack/events' });
    sent.once('response', (response) => {
      response.resume();
      if (response.statusCode === 200) resolve(performance.now() - start);
      else reject(new Error(`Slack’s path answered ${response.statusCode}`));
    });
    sent.once('error', reject);
    sent.end(body);
  });
}
