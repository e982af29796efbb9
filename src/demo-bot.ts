import { join } from 'node:path';
import { type Bot, type Log, openBot } from './bot.ts';
import type { Config } from './config.ts';
import { DEMO_START } from './demo/demo-start.ts';
import { readDemoTime, startDemoTime } from './demo/demo-time.ts';
import { seedDemo } from './demo/seed.ts';
import { demoWorld } from './demo/world.ts';
import { startPlayground } from './playground/playground.ts';

const TICK_EVERY_MS = 60_000;

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
        time.advanceTo(instant);
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
  const isDemo = await seedDemo(bot.contextOf({ kind: 'cli' }));
  // A register of one's own, brought in before the first start, is looked at today.
  if (!isDemo && kept === undefined) time.advanceTo(Date.now());
  time.keep();
  await bot.start();
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
