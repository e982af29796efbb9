// How many events are recorded in a second, beside a raw COPY of the same rows into a table with the same key:
// `node bench/recording.mjs [events]`, after a build.
import { finished } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { openDatabase } from '../dist/storage/database.js';
import { recordWorkItemEvents as keepEvents } from '../dist/storage/work-item-events.js';
import { createWorkspace } from '../dist/storage/workspaces.js';
import { importDocuments } from '../dist/usecases/register/import-documents.js';
import { recordWorkItemEvents } from '../dist/usecases/work-item/record-work-item-events.js';
import { startServer, timed } from './server.mjs';

const wanted = Number(process.argv[2] ?? 600_000);
const PER_ITEM = 6;
const BATCH = 2_000;
const MINUTE = 60_000;
const now = Date.UTC(2026, 5, 25, 12);
const REGISTER = `
{ party: desk, kind: provider, name: Desk }
---
{ party: corp, kind: customer, name: Corp }
---
{ service: support, name: Support, provider: desk }
---
{ calendar: office, timeZone: Europe/Berlin, weekly: { mon-fri: [['08:00', '18:00']] } }
---
agreement: corp-support
kind: SLA
customer: corp
provider: desk
services: [support]
effective: { from: 2024-01-01 }
timeZone: Europe/Berlin
calendar: office
targets:
  - { key: resolution, kind: resolution, within: 20h, attainment: '90', pauses: [awaiting-customer] }
`;

const server = await startServer();
try {
  const database = await openDatabase({ databaseUrl: server.url, dataDir: '' });
  const workspace = await createWorkspace(database, { teamId: null, name: 'Bench', now });
  const context = { actor: { kind: 'cli' }, now, workspace, database };
  await importDocuments(context, { files: [{ name: 'bench', text: REGISTER }], apply: true });
  const items = Array.from({ length: Math.ceil(wanted / PER_ITEM) }, (_, at) => item(at));
  const of = { workspaceId: workspace.id, agreementKey: 'corp-support', receivedAt: now };
  const half = Math.ceil(items.length / 2);
  const facts = await rate(items.slice(0, half), (some) =>
    database.transaction((tx) => keepEvents(tx, { ...of, source: 'facts', items: some })),
  );
  const verb = await rate(items.slice(half), (some) =>
    recordWorkItemEvents(context, { agreementKey: of.agreementKey, source: 'verb', items: some }),
  );
  const copied = await copy(server.url);
  console.log(
    JSON.stringify({
      ...{ benchmark: 'recording', unit: 'events a second', events: items.length * PER_ITEM },
      ...{ copy: Math.round(copied), recorded: Math.round(facts), withClocks: Math.round(verb) },
      ratio: Number((facts / copied).toFixed(2)),
      ratioWithClocks: Number((verb / copied).toFixed(2)),
    }),
  );
  await database.close();
} finally {
  await server.stop();
}

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
  const event = (minutes, type, more) => ({
    ...{ id: `${minutes}`, at: opened + minutes * MINUTE, type, actor: 'provider' },
    ...more,
  });
  const events = [
    event(0, 'opened', { actor: 'customer', priority: 'P3' }),
    event(20, 'replied'),
    event(45, 'paused', { party: 'customer', reason: 'awaiting-customer' }),
    event(46 + (at % 3_000), 'resumed', { actor: 'customer' }),
    event(3_100, 'replied'),
    event(3_200 + (at % 5_000), 'resolved'),
  ];
  return { key: `INC${String(at).padStart(8, '0')}`, title: 'Something is slow', events };
}
