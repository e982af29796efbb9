import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Bot, type Log, openBot } from './bot.ts';
import type { Config } from './config.ts';
import { DEMO_START } from './demo/demo-start.ts';
import { type DemoTime, readDemoTime, startDemoTime } from './demo/demo-time.ts';
import { negotiateFirst } from './demo/negotiate-first.ts';
import { createPassing } from './demo/pass-time.ts';
import { holdsDemo, seedDemo } from './demo/seed.ts';
import { shareFirst } from './demo/share-first.ts';
import { happeningsAfter } from './demo/work-on.ts';
import { demoWorld, emptyWorld } from './demo/world.ts';
import { startPlayground } from './playground/playground.ts';

const TICK_EVERY_MS = 60_000;
/** Slack takes one message a second and channel. */
const DELIVERED_WITHIN_MS = 1_100;
const OWN_REGISTER =
  'Your own register, in the Slack of the demo company Northwind IT. The Home of Accord shows where to begin.';

/** The bot in its own playground: a local Slack with a demo company, whose time can be moved forward. */
export async function startDemo(config: Config, log: Log): Promise<Pick<Bot, 'stop'>> {
  const { dataDir, port, host } = config;
  const kept = readDemoTime(dataDir);
  const time = startDemoTime(kept ?? DEMO_START, { dataDir, real: Date.now });
  let moveTo = async (instant: number) => time.advanceTo(instant);
  const playground = await startPlayground({
    port,
    host,
    world: config.emptyStart ? emptyWorld : demoWorld,
    keepIn: join(dataDir, 'playground.json'),
    time: { now: time.now, advanceTo: (instant) => moveTo(instant) },
  });
  const { botToken, appToken, apiUrl } = playground;
  const bot = await openBot({
    config: { ...config, port: port === 0 ? 0 : port + 1 },
    slack: { mode: 'socket', botToken, appToken, apiUrl },
    now: time.now,
    log,
    movesTime: true,
  });
  const own = bot.contextOf({ kind: 'cli' });
  const isSeeded = config.emptyStart ? false : await seedDemo(own);
  // A register of one's own, brought in before the first start, is looked at today.
  if (!isSeeded && kept === undefined) time.advanceTo(Date.now());
  time.keep();
  const isDemo = await holdsDemo(own);
  if (!isDemo) playground.note(OWN_REGISTER);
  const passTo = await openPassing(isDemo, { time, contextOf: bot.contextOf });
  moveTo = async (instant) => {
    await passTo(instant);
    await bot.tick();
  };
  await bot.start();
  if (isSeeded) await shareFirst(playground);
  if (isSeeded) await negotiateFirst(bot.contextOf);
  await bot.tick();
  const keeping = goOn(time, passTo, log);
  log.info(`The playground is at ${playground.url}`);
  return {
    stop: async () => {
      clearInterval(keeping);
      time.keep();
      await bot.stop();
      await playground.stop();
    },
  };
}

/** Time is kept, and what happens by then comes about, while nobody moves it. */
function goOn(time: DemoTime, passTo: (instant: number) => Promise<unknown>, log: Log) {
  const onTick = () => {
    time.keep();
    passTo(time.now()).catch((error: unknown) => log.warn({ err: error }, 'time did not pass'));
  };
  return setInterval(onTick, TICK_EVERY_MS).unref();
}

type Parts = { readonly time: DemoTime; readonly contextOf: Bot['contextOf'] };

/** The demo company's people go on working; with a register of one's own nobody does. */
async function openPassing(isDemo: boolean, { time, contextOf }: Parts) {
  const happenings = isDemo ? await happeningsAfter(contextOf({ kind: 'cli' })) : [];
  const pause = () => sleep(DELIVERED_WITHIN_MS);
  return createPassing({ time, happenings, contextOf, pause });
}
