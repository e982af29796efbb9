// One process of the product, web and worker, in a story of its own time; the clock of its machine can be set.
import pino from 'pino';
import { openBot } from '../../dist/bot.js';

const { databaseUrl, slack, timing, offset } = JSON.parse(process.argv[2]);
const STOP_WITHIN_MS = 10_000;
const story = { offset };
const RealDate = Date;
let set = 0;

globalThis.Date = class extends RealDate {
  constructor(...parts) {
    if (parts.length === 0) super(RealDate.now() + set);
    else super(...parts);
  }
  static now() {
    return RealDate.now() + set;
  }
};

const log = pino({ level: process.env.FAULTS_LOG ?? 'silent' }, pino.destination(2));
const bot = await openBot({
  config: {
    databaseUrl,
    dataDir: '',
    port: 0,
    host: '127.0.0.1',
    roles: ['web', 'worker'],
    logLevel: 'silent',
  },
  slack: { mode: 'http', ...slack },
  now: () => Date.now() + story.offset,
  log,
  timing,
});
const { port } = await bot.start();
process.on('message', ({ tick, clock, offset: moved }) => {
  if (moved !== undefined) story.offset = moved;
  if (clock !== undefined) set = clock;
  if (tick) bot.tick().catch(() => {});
});
process.on('SIGTERM', () => {
  setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
  bot.stop().then(() => process.exit(0));
});
process.on('disconnect', () => process.exit());
process.send({ port });
