import { join } from 'node:path';
import { type Bot, type Log, openBot } from './bot.ts';
import type { Config } from './config.ts';
import { DEMO_START } from './demo/demo-start.ts';
import { readDemoTime, startDemoTime } from './demo/demo-time.ts';
import { passTime } from './demo/pass-time.ts';
import { holdsDemo, seedDemo } from './demo/seed.ts';
import { shareFirst } from './demo/share-first.ts';
import { demoWorld } from './demo/world.ts';
import { startPlayground } from './playground/playground.ts';

const TICK_EVERY_MS = 60_000;
const OWN_REGISTER = 'Your own register, in the Slack of the demo company Northwind IT.';

/** The bot in its own playground: a local Slack with a demo company, whose time can be moved forward. */
export async function startDemo(config: Config, log: Log): Promise<Pick<Bot, 'stop'>> {
  const { dataDir, port, host } = config;
  const kept = readDemoTime(dataDir);
  const time = startDemoTime(kept ?? DEMO_START, { dataDir, real: Date.now });
  let bot: Bot | null = null;
  const playground = await startPlayground({
    port,
    host,
    world: demoWorld,
    keepIn: join(dataDir, 'playground.json'),
    time: {
      now: time.now,
      advanceTo: async (instant) => {
        if (bot) await passTime(time, { to: instant, contextOf: bot.contextOf });
        await bot?.tick();
      },
    },
  });
  const { botToken, appToken, apiUrl } = playground;
  bot = await openBot({
    config: { ...config, port: port === 0 ? 0 : port + 1 },
    slack: { mode: 'socket', botToken, appToken, apiUrl },
    now: time.now,
    log,
  });
  const isSeeded = await seedDemo(bot.contextOf({ kind: 'cli' }));
  // A register of one's own, brought in before the first start, is looked at today.
  if (!isSeeded && kept === undefined) time.advanceTo(Date.now());
  time.keep();
  if (!(await holdsDemo(bot.contextOf({ kind: 'cli' })))) playground.note(OWN_REGISTER);
  await bot.start();
  if (isSeeded) await shareFirst(playground);
  await bot.tick();
  const keeping = setInterval(time.keep, TICK_EVERY_MS).unref();
  log.info(`The playground is at ${playground.url}`);
  return {
    stop: async () => {
      clearInterval(keeping);
      time.keep();
      await bot?.stop();
      await playground.stop();
    },
  };
}
