// One process of the product with the role `worker`, in a story of its own time; the clock of its machine can be set.
import pino from 'pino';
import { openBot } from '../../dist/bot.js';

const { databaseUrl, slack, timing, offset } = JSON.parse(process.argv[2]);
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
    roles: ['worker'],
    logLevel: 'silent',
  },
  slack: { mode: 'socket', ...slack },
  now: () => Date.now() + story.offset,
  log,
  timing,
});
await bot.start();
process.on('message', ({ tick, clock, offset: moved }) => {
  if (moved !== undefined) story.offset = moved;
  if (clock !== undefined) set = clock;
  if (tick) bot.tick().catch(() => {});
});
process.on('SIGTERM', () => bot.stop().then(() => process.exit()));
process.on('disconnect', () => process.exit());
process.send('ready');
