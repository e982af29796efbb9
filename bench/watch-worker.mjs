// One process that records what is due, for `bench/watch.mjs`: each time it is told an instant.
import { openQueue } from '../dist/outbox/queue.js';
import { openDatabase } from '../dist/storage/database.js';
import { watchClocks } from '../dist/usecases/watch/watch-clocks.js';

const { url, workspace } = JSON.parse(process.argv[2]);
const database = await openDatabase({ databaseUrl: url, dataDir: '' });
const queue = await openQueue({ executor: database });
const context = { actor: { kind: 'job', name: 'bench' }, workspace, database, queue };
process.send('ready');
process.on('message', async (now) => {
  const before = process.cpuUsage();
  const watched = await watchClocks({ ...context, now });
  const { user, system } = process.cpuUsage(before);
  process.send({ watched, cpuSeconds: (user + system) / 1_000_000 });
});
process.on('disconnect', () => process.exit());
