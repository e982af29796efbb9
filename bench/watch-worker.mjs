// One process that records what is due, for `bench/watch.mjs`.
import { openQueue } from '../dist/outbox/queue.js';
import { openDatabase } from '../dist/storage/database.js';
import { watchClocks } from '../dist/usecases/watch/watch-clocks.js';

const { url, now, workspace } = JSON.parse(process.argv[2]);
const database = await openDatabase({ databaseUrl: url, dataDir: '' });
const queue = await openQueue({ executor: database });
const context = { actor: { kind: 'job', name: 'bench' }, now, workspace, database, queue };
process.send('ready');
process.once('message', async () => {
  await watchClocks(context);
  process.exit();
});
