// What a tick of the watch costs: `node bench/watch.mjs [open clocks] [due at once]`, after a build.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { startScheduler } from '../dist/jobs/scheduler.js';
import { watchClocksJob } from '../dist/jobs/watch-clocks.js';
import { openQueue } from '../dist/outbox/queue.js';
import { importDocuments } from '../dist/usecases/register/import-documents.js';
import { hasJustBecomeDue } from '../dist/usecases/watch/just-due.js';
import { watchClocks } from '../dist/usecases/watch/watch-clocks.js';
import { recordWorkItemEvents } from '../dist/usecases/work-item/record-work-item-events.js';
import { timed } from './server.mjs';
import { inWorkspace } from './workspace.mjs';

const open = Number(process.argv[2] ?? 1_000_000);
const due = Number(process.argv[3] ?? 10_000);
const HOUR = 3_600_000;
const BATCH = 1_000;
const start = Date.UTC(2026, 5, 22, 6);
const WORKERS = [1, 2, 4];
/** Normal load: ten thresholds a second for half a minute. */
const STREAM = { count: 300, everyMs: 100 };
const REGISTER = `
{ party: desk, kind: provider, name: Desk, channels: { team: '#desk' } }
---
{ party: corp, kind: customer, name: Corp }
---
{ service: support, name: Support, provider: desk }
---
{ calendar: office, timeZone: UTC, weekly: { mon-fri: [['06:00', '18:00']] } }
---
agreement: corp-support
kind: SLA
customer: corp
provider: desk
services: [support]
effective: { from: 2024-01-01 }
timeZone: UTC
calendar: office
targets:
  - { key: resolution, kind: resolution, within: 100m, attainment: '90' }
`;

await inWorkspace(start, async (context, url) => {
  await importDocuments(context, { files: [{ name: 'bench', text: REGISTER }], apply: true });
  await openMany(context.database, context.workspace.id);
  const idle = await median(20, () => watchClocks(context));
  const look = await median(20, () => hasJustBecomeDue(context));
  const seconds = {};
  for (const [index, workers] of WORKERS.entries()) {
    const at = start + (index + 1) * 24 * HOUR;
    // What was due before has nothing more to come.
    await context.database.executeSql(
      `UPDATE "Clock" SET "nextThresholdAt" = NULL WHERE "agreementKey" = 'corp-support'`,
    );
    await openDue(context, Array(due).fill(at));
    seconds[workers] = await watched({
      url,
      workers,
      now: at + 1.4 * HOUR,
      workspace: context.workspace,
    });
  }
  const lag = await lags(context, start + 7 * 24 * HOUR);
  const [{ count }] = await context.database.sql('SELECT count(*)::int AS count FROM "Alert"');
  console.log(
    JSON.stringify({
      ...{ benchmark: 'watch', open, due },
      ...{ idleTickMs: round(idle), lookMs: round(look) },
      secondsByWorkers: seconds,
      ...{ lagP50Ms: lag(0.5), lagP99Ms: lag(0.99), lagMostMs: lag(1) },
      thresholdsRecorded: count,
    }),
  );
});

/** Clocks whose next threshold is far away; they need no work items here. */
async function openMany(database, workspaceId) {
  await database.executeSql(`
    SET session_replication_role = replica;
    INSERT INTO "Clock" ("workspaceId", "agreementKey", "targetKey", "workItemId", cycle, revision, state, "startedAt",
      "dueAt", "nextThreshold", "nextThresholdAt")
    SELECT ${workspaceId}, 'other', 'resolution', -n, 1, 1, 'running', '2026-06-24', '2027-06-24', 50,
      timestamptz '2027-01-01' + n * interval '1 second'
    FROM generate_series(1, ${open}) n;
    SET session_replication_role = DEFAULT;
    ANALYZE "Clock";`);
}

async function openDue(context, opened) {
  for (let from = 0; from < opened.length; from += BATCH) {
    const items = opened.slice(from, from + BATCH).map((at, index) => {
      const key = `INC${at}-${from + index}`;
      return { key, events: [{ id: `${key} opened`, at, type: 'opened', actor: 'customer' }] };
    });
    const of = { agreementKey: 'corp-support', source: 'bench', items };
    await recordWorkItemEvents({ ...context, now: opened.at(-1) }, of);
  }
}

/** How late thresholds are recorded that become due one after the other, with the alarm and the queue of a worker. */
async function lags(context, begin) {
  const opened = Array.from({ length: STREAM.count }, (_, index) => begin + index * STREAM.everyMs);
  await openDue(context, opened);
  const reached = 0.75 * 100 * 60_000;
  const base = begin + reached - 2_000;
  await watchClocks({ ...context, now: base });
  const zero = performance.now();
  const now = () => Math.floor(base + performance.now() - zero);
  const waiting = opened.map((at) => at + reached);
  const taken = [];
  const run = async (own, log) => {
    await watchClocksJob.run(own, log);
    while (waiting.length > 0 && waiting[0] <= own.now) taken.push(now() - waiting.shift());
  };
  const queue = await openQueue({ executor: context.database });
  const scheduler = await startScheduler({
    ...{ queue, jobs: [{ ...watchClocksJob, run }], log: console },
    contextsFor: async (actor) => [{ ...context, actor, queue, now: now() }],
  });
  while (waiting.length > 0) await setTimeout(100);
  await scheduler.stop();
  await queue.stop();
  taken.sort((a, b) => a - b);
  return (share) => Math.round(taken[Math.ceil(share * taken.length) - 1]);
}

/** Seconds until so many processes have recorded everything that is due. */
async function watched({ url, workers, now, workspace }) {
  const children = Array.from({ length: workers }, () =>
    fork(new URL('watch-worker.mjs', import.meta.url), [JSON.stringify({ url, now, workspace })]),
  );
  await Promise.all(children.map((child) => once(child, 'message')));
  const { seconds } = await timed(() => {
    for (const child of children) child.send('go');
    return Promise.all(children.map((child) => once(child, 'exit')));
  });
  return round(seconds);
}

async function median(times, work) {
  const taken = [];
  for (let time = 0; time < times; time += 1) taken.push((await timed(work)).seconds * 1_000);
  return taken.sort((a, b) => a - b)[Math.floor(times / 2)];
}

function round(number) {
  return Number(number.toFixed(2));
}
