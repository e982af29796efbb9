// How many events are recorded in a second, beside a raw COPY of the same rows into a table with the same key:
// `node bench/recording.mjs [events]`, after a build.
import { finished } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { recordWorkItemEvents as keepEvents } from '../dist/storage/work-item-events.js';
import { recordWorkItemEvents } from '../dist/usecases/work-item/record-work-item-events.js';
import { timed } from './server.mjs';
import { eventsFrom, importDesk, inWorkspace } from './workspace.mjs';

const wanted = Number(process.argv[2] ?? 600_000);
const PER_ITEM = 6;
const BATCH = 2_000;
const MINUTE = 60_000;
const now = Date.UTC(2026, 5, 25, 12);
const RESOLUTION =
  "{ key: resolution, kind: resolution, within: 20h, attainment: '90', pauses: [awaiting-customer] }";

await inWorkspace(now, async (context, url) => {
  await importDesk(context, [RESOLUTION]);
  const items = Array.from({ length: Math.ceil(wanted / PER_ITEM) }, (_, at) => item(at));
  const of = { workspaceId: context.workspace.id, agreementKey: 'corp-support', receivedAt: now };
  const half = Math.ceil(items.length / 2);
  const facts = await rate(items.slice(0, half), (some) =>
    context.database.transaction((tx) => keepEvents(tx, { ...of, source: 'facts', items: some })),
  );
  const verb = await rate(items.slice(half), (some) =>
    recordWorkItemEvents(context, { agreementKey: of.agreementKey, source: 'verb', items: some }),
  );
  const copied = await copy(url);
  console.log(
    JSON.stringify({
      ...{ benchmark: 'recording', unit: 'events a second', events: items.length * PER_ITEM },
      ...{ copy: Math.round(copied), recorded: Math.round(facts), withClocks: Math.round(verb) },
      ratio: Number((facts / copied).toFixed(2)),
      ratioWithClocks: Number((verb / copied).toFixed(2)),
    }),
  );
});

/** Events a second, in batches of which two are under way at a time. */
async function rate(items, record) {
  const batches = [];
  for (let at = 0; at < items.length; at += BATCH) batches.push(items.slice(at, at + BATCH));
  const work = async () => {
    for (let batch = batches.shift(); batch; batch = batches.shift()) await record(batch);
  };
  const { seconds } = await timed(() => Promise.all([work(), work()]));
  return (items.length * PER_ITEM) / seconds;
}

/** Rows a second when PostgreSQL is given the very rows that were recorded, as fast as it takes them. */
async function copy(connectionString) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  const { rows } = await client.query({
    text: `SELECT "workItemId", id, "workspaceId", "occurredAt"::text, "receivedAt"::text, sequence, type, actor,
      party, reason, priority FROM "WorkItemEvent"`,
    rowMode: 'array',
  });
  const lines = rows.map((row) => row.map((value) => value ?? '\\N').join('\t'));
  const chunks = [];
  for (let at = 0; at < lines.length; at += 5_000) {
    chunks.push(`${lines.slice(at, at + 5_000).join('\n')}\n`);
  }
  await client.query('CREATE TABLE raw (LIKE "WorkItemEvent" INCLUDING ALL)');
  const { seconds } = await timed(async () => {
    const stream = client.query(
      copyFrom(`COPY raw ("workItemId", id, "workspaceId", "occurredAt", "receivedAt", sequence, type, actor,
        party, reason, priority) FROM STDIN`),
    );
    for (const chunk of chunks) stream.write(chunk);
    stream.end();
    await finished(stream);
  });
  await client.end();
  return rows.length / seconds;
}

function item(at) {
  const opened = now - 30_000 * MINUTE - (at % 100_000) * MINUTE;
  const events = eventsFrom(opened, [
    [0, 'opened', { priority: 'P3' }],
    [20, 'replied'],
    [45, 'paused', { party: 'customer', reason: 'awaiting-customer' }],
    [46 + (at % 3_000), 'resumed', { actor: 'customer' }],
    [3_100, 'replied'],
    [3_200 + (at % 5_000), 'resolved'],
  ]);
  return { key: `INC${String(at).padStart(8, '0')}`, title: 'Something is slow', events };
}
