import pino from 'pino';
import { type Bot, type Log, openBot } from './bot.ts';
import { type Config, readConfig } from './config.ts';
import { startDemo } from './demo-bot.ts';
import { AccordError } from './domain/error.ts';

const STOP_WITHIN_MS = 10_000;

try {
  const config = readConfig();
  const log = pino({ level: config.logLevel });
  let bot: Pick<Bot, 'stop'> | null = null;
  stopOn(['SIGINT', 'SIGTERM'], () => bot, log);
  bot = await start(config, log);
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
}

async function start(config: Config, log: Log): Promise<Pick<Bot, 'stop'>> {
  const { slack } = config;
  if (slack.mode === 'playground') return startDemo(config, log);
  const bot = await openBot({ config, slack, now: Date.now, log });
  const { port } = await bot.start();
  log.info({ mode: slack.mode, port, roles: config.roles }, 'Accord is running');
  return bot;
}

type Running = () => Pick<Bot, 'stop'> | null;

/** What has not begun yet ends at once: it may be waiting for its database, and loses nothing. */
function stopOn(signals: readonly NodeJS.Signals[], running: Running, log: Log): void {
  let stopping = false;
  for (const signal of signals) {
    process.on(signal, () => {
      const bot = running();
      if (stopping) process.exit(1);
      if (bot === null) process.exit(0);
      stopping = true;
      setTimeout(() => {
        log.warn('Something took too long to be finished; other processes take it over.');
        process.exit(1);
      }, STOP_WITHIN_MS).unref();
      bot.stop().then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ err: error }, 'stopping failed');
          process.exit(1);
        },
      );
    });
  }
}

function explain(error: unknown): string {
  if (error instanceof AccordError) return error.message;
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    const port = 'port' in error ? error.port : 'PORT';
    return `Port ${port} is taken by another program. Stop it, or set PORT to another one.`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
