// What a tick of the watch costs: `node bench/watch.mjs [open clocks] [due at once]`, after a build. Everything is
// recorded and put into the outbox by workers that have been at work for a while, as workers have.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { startScheduler } from '../dist/jobs/scheduler.js';
import { watchClocksJob } from '../dist/jobs/watch-clocks.js';
import { openQueue } from '../dist/outbox/queue.js';
import { escalateAlerts } from '../dist/usecases/alert/escalate-alerts.js';
import { watchAlerts } from '../dist/usecases/alert/watch-alerts.js';
import { importDocuments } from '../dist/usecases/register/import-documents.js';
import { hasJustBecomeDue } from '../dist/usecases/watch/just-due.js';
import { watchClocks } from '../dist/usecases/watch/watch-clocks.js';
import { recordWorkItemEvents } from '../dist/usecases/work-item/record-work-item-events.js';
import { timed } from './server.mjs';
import { inWorkspace, settle } from './workspace.mjs';

const open = Number(process.argv[2] ?? 1_000_000);
const due = Number(process.argv[3] ?? 10_000);
const HOUR = 3_600_000;
const BATCH = 1_000;
const start = Date.UTC(2026, 5, 22, 6);
/** So many thresholds each worker has recorded before it is measured. */
const WARM = 1_000;
/** Normal load: ten thresholds a second for half a minute. */
const STREAM = { count: 300, everyMs: 100 };
/** After so many hours, a first warning of a promise of 100 minutes is due, or its miss. */
const WARNED = 1.4;
const MISSED = 1.7;
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
---
party: line
kind: provider
name: Line
channels: { team: '#line' }
people: [{ key: chief, name: Chief, user: U01CHIEF }]
alerts: { ladder: [{ after: 15m, tell: chief }], calendar: office, quietHours: { from: '22:00', to: '06:00' } }
---
{ service: phone, name: Phone, provider: line }
---
agreement: corp-phone
kind: SLA
customer: corp
provider: line
services: [phone]
effective: { from: 2024-01-01 }
timeZone: UTC
calendar: office
targets:
  - { key: resolution, kind: resolution, within: 100m, attainment: '90' }
`;

const support = { agreementKey: 'corp-support', after: WARNED * HOUR };
/** Each one is missed, told by itself, and has somebody to be told next. */
const phone = { agreementKey: 'corp-phone', after: MISSED * HOUR, priority: 'P1' };
const ROUNDS = [support, phone].flatMap((of) => [1, 2, 4].map((workers) => ({ of, workers })));

await inWorkspace(start, async (context, url) => {
  const { database } = context;
  await importDocuments(context, { files: [{ name: 'bench', text: REGISTER }], apply: true });
  await openMany(database, context.workspace.id);
  await settle(database);
  const idle = await median(20, () => watchClocks(context));
  const look = await median(20, () => hasJustBecomeDue(context));
  const rounds = [];
  for (const [index, { of, workers }] of ROUNDS.entries()) {
    const { seconds, cpuSeconds } = await watched({ context, url, at: day(index), of, workers });
    rounds.push({ agreement: of.agreementKey, workers, seconds, cpuSeconds });
  }
  const quiet = await quietAlerts(database);
  const lag = await lags(context, day(10));
  const [{ count }] = await database.sql('SELECT count(*)::int AS count FROM "Alert"');
  console.log(
    JSON.stringify({
      ...{ benchmark: 'watch', open, due },
      ...{ idleTickMs: round(idle), lookMs: round(look), dueAtOnce: rounds },
      openAlerts: quiet,
      alertsTickMs: round(await median(20, () => watchAlerts(context))),
      escalationsTickMs: round(await median(20, () => escalateAlerts(context))),
      ...{ lagP50Ms: lag(0.5), lagP99Ms: lag(0.99), lagMostMs: lag(1) },
      thresholdsRecorded: count,
    }),
  );
});

/** The morning of a working day. */
function day(number) {
  return start + (Math.floor(number / 5) * 7 + (number % 5)) * 24 * HOUR;
}

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

async function openDue(context, { agreementKey, priority }, opened) {
  for (let from = 0; from < opened.length; from += BATCH) {
    const items = opened.slice(from, from + BATCH).map((at, index) => {
      const key = `INC${at}-${from + index}`;
      const event = { id: `${key} opened`, at, type: 'opened', actor: 'customer', priority };
      return { key, events: [event] };
    });
    const of = { agreementKey, source: 'bench', items };
    await recordWorkItemEvents({ ...context, now: opened.at(-1) }, of);
  }
}

/** What was due before has nothing more to come. */
async function endAll({ database }) {
  await database.executeSql(`
    SET session_replication_role = replica;
    UPDATE "Clock" SET "nextThresholdAt" = NULL
    WHERE "agreementKey" LIKE 'corp-%' AND "nextThresholdAt" IS NOT NULL;
    SET session_replication_role = DEFAULT;`);
}

/** Lets nothing of the alerts be due; how many of them are open. */
async function quietAlerts(database) {
  await database.executeSql(`UPDATE "Episode" SET "nextAt" = '2027-01-01' WHERE state = 'open'`);
  await database.executeSql(
    `UPDATE "AlertRoute" SET "escalateAt" = '2027-01-01' WHERE "escalateAt" IS NOT NULL`,
  );
  await settle(database);
  const [{ count }] = await database.sql(
    `SELECT count(*)::int AS count FROM "Episode" WHERE state = 'open'`,
  );
  return count;
}

/** How late thresholds are recorded that become due one after the other, with the alarm and the queue of a worker. */
async function lags(context, begin) {
  await endAll(context);
  const opened = Array.from({ length: STREAM.count }, (_, index) => begin + index * STREAM.everyMs);
  await openDue(context, support, opened);
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
    contextOf: async (actor) => ({ ...context, actor, queue, now: now() }),
  });
  while (waiting.length > 0) await setTimeout(100);
  await scheduler.stop();
  await queue.stop();
  taken.sort((a, b) => a - b);
  return (share) => Math.round(taken[Math.ceil(share * taken.length) - 1]);
}

/** Seconds until so many processes have recorded everything that is due, and of the processor in these processes. */
async function watched({ context, url, at, of, workers }) {
  const args = [JSON.stringify({ url, workspace: context.workspace })];
  const children = Array.from({ length: workers }, () =>
    fork(new URL('watch-worker.mjs', import.meta.url), args),
  );
  await Promise.all(children.map((child) => once(child, 'message')));
  for (const [index, child] of children.entries()) {
    await openDue(context, of, Array(WARM).fill(at + index));
    await watchedBy(child, at + of.after + index);
  }
  await endAll(context);
  const opened = at + HOUR;
  await openDue(context, of, Array(due).fill(opened));
  await context.database.executeSql('CHECKPOINT');
  const { seconds, result } = await timed(() =>
    Promise.all(children.map((child) => watchedBy(child, opened + of.after))),
  );
  for (const child of children) child.disconnect();
  const all = result.reduce((sum, { watched }) => sum + watched, 0);
  if (all !== due) throw new Error(`${all} of ${due} were watched.`);
  const cpuSeconds = result.reduce((sum, each) => sum + each.cpuSeconds, 0);
  return { seconds: round(seconds), cpuSeconds: round(cpuSeconds) };
}

async function watchedBy(child, now) {
  child.send(now);
  const [watched] = await once(child, 'message');
  return watched;
}

async function median(times, work) {
  const taken = [];
  for (let time = 0; time < times; time += 1) taken.push((await timed(work)).seconds * 1_000);
  return taken.sort((a, b) => a - b)[Math.floor(times / 2)];
}

function round(number) {
  return Number(number.toFixed(2));
}
